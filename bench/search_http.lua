-- wrk script: cycles through the queries of a file against one address.
--   wrk … -s search_http.lua URL -- LABEL PATH QUERIES
-- PATH is followed by the encoded query; an empty QUERIES asks for PATH itself.

local requests = {}
local threads = {}

local function encoded(text)
  return (text:gsub("[^%w%-%._~]", function(byte)
    return string.format("%%%02X", string.byte(byte))
  end))
end

function setup(thread)
  thread:set("offset", #threads)
  table.insert(threads, thread)
end

function init(args)
  label, path = args[1], args[2]
  refused = 0
  if args[3] and args[3] ~= "" then
    for line in io.lines(args[3]) do
      if line ~= "" then table.insert(requests, wrk.format("GET", path .. encoded(line))) end
    end
  else
    requests = { wrk.format("GET", path) }
  end
  at = offset * math.floor(#requests / 2)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function response(status)
  if status ~= 200 then refused = refused + 1 end
end

-- One line of figures: label, requests a second, milliseconds at p50 and p95, failures.
function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
                 + summary.errors.timeout
  for _, thread in ipairs(threads) do failed = failed + thread:get("refused") end
  io.write(string.format("RESULT\t%s\t%.0f\t%.2f\t%.2f\t%d\n", threads[1]:get("label"),
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, failed))
end
