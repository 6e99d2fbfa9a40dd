#include "corpus/thesaurus_rules.h"

#include <algorithm>
#include <unordered_map>

#include "text/thesaurus.h"

namespace gbalex::corpus {
namespace {

using record::Concept;
using record::Label;

std::string where(const std::string& file, const Mention* place) {
  if (place == nullptr) return file;
  return file + ":" + std::to_string(place->line) + ":" + std::to_string(place->column);
}

class Check {
 public:
  Check(const record::Catalogue& catalogue, MentionPlaces& places) : places_(places) {
    std::unordered_map<std::string_view, std::vector<const Concept*>> by_id;
    for (const Concept& each : catalogue.concepts) by_id[each.id].push_back(&each);
    std::unordered_map<std::string_view, std::size_t> used;
    for (const record::ThesaurusPart& part : catalogue.thesaurus) {
      const std::string& file = part.provenance.file;
      places_.next(file, part.id, part.id);  // a concept may have the id of its part
      for (const std::string& id : part.concepts) {
        const std::vector<const Concept*>& same = by_id[id];
        const std::size_t number = used[id]++;
        if (!id.empty() && number < same.size()) nodes_.push_back({same[number], &file, {}, {}});
      }
    }
  }

  std::vector<Problem> run() {
    collect_ids();
    for (Node& node : nodes_) references(node);
    cycles();
    labels();
    return std::move(problems_);
  }

 private:
  struct Node;
  struct Broader {
    Node* node;
    const Mention* place;
  };
  struct Node {
    const Concept* read;
    const std::string* file;
    std::vector<Broader> broader;
    enum class State { unseen, open, done } state;
  };

  const Mention* place(const Node& node, std::string_view target) {
    return places_.next(*node.file, node.read->id, target);
  }

  void problem(const Node& node, const Mention* place, std::string what, std::string what_to_do) {
    problems_.push_back({*node.file, place != nullptr ? place->line : 0,
                         place != nullptr ? place->column : 0, std::move(what),
                         std::move(what_to_do)});
  }

  void collect_ids() {
    for (Node& node : nodes_) {
      const Mention* const here = place(node, node.read->id);
      const auto [first, is_new] = by_id_.emplace(node.read->id, &node);
      if (is_new) continue;
      problem(
          node, here,
          "the id \"" + node.read->id + "\" is one of another concept, in " + *first->second->file,
          "give this concept an id of its own; ids are for ever");
    }
  }

  void references(Node& node) {
    for (const std::string& id : node.read->broader) {
      const Mention* const here = place(node, id);
      if (Node* const target = need(node, here, id)) node.broader.push_back({target, here});
    }
    for (const std::string& id : node.read->related) {
      const Mention* const here = place(node, id);
      if (need(node, here, id) == &node) {
        problem(node, here, "the concept \"" + id + "\" is related to itself", "take it away");
      }
    }
  }

  Node* need(const Node& node, const Mention* here, const std::string& id) {
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) return found->second;
    problem(node, here, "no concept has the id \"" + id + "\"",
            "correct the id, or add the concept");
    return nullptr;
  }

  // Depth first, without recursion: chains may be as long as a file is large.
  void cycles() {
    struct Step {
      Node* node;
      std::size_t next;  // of its broader ones
    };
    for (Node& start : nodes_) {
      if (start.state != Node::State::unseen) continue;
      std::vector<Step> path = {{&start, 0}};
      start.state = Node::State::open;
      while (!path.empty()) {
        Step& step = path.back();
        if (step.next == step.node->broader.size()) {
          step.node->state = Node::State::done;
          path.pop_back();
          continue;
        }
        const Broader& broader = step.node->broader[step.next++];
        if (broader.node->state == Node::State::unseen) {
          broader.node->state = Node::State::open;
          path.push_back({broader.node, 0});
        } else if (broader.node->state == Node::State::open) {
          std::string chain;
          auto on = std::ranges::find(path, broader.node, &Step::node);
          for (; on != path.end(); ++on) chain += on->node->read->id + ", ";
          problem(*step.node, broader.place,
                  "the concept \"" + broader.node->read->id + "\" is broader than itself (" +
                      chain + broader.node->read->id + ")",
                  "take one of these out of broader");
        }
      }
    }
  }

  void labels() {
    std::vector<text::ConceptLabels> all;
    for (const Node& node : nodes_) {
      text::ConceptLabels& labels = all.emplace_back();
      for (const Label& label : node.read->labels) {
        labels.labels.push_back({label.text, label.language});
      }
    }
    const text::Thesaurus thesaurus(all);
    for (std::uint32_t number = 0; number < nodes_.size(); ++number) {
      for (const Label& read : nodes_[number].read->labels) label(thesaurus, number, read);
    }
  }

  void label(const text::Thesaurus& thesaurus, std::uint32_t number, const Label& read) {
    const Node& node = nodes_[number];
    const std::string target = label_target(read.text);
    const Mention* const here = place(node, target);
    const auto [first, is_new] = by_label_.try_emplace(target, First{&node, here});
    if (!is_new && first->second.node != &node) {
      const First& other = first->second;
      problem(node, here,
              "the label \"" + read.text + "\" is one of the concept \"" + other.node->read->id +
                  "\" too, at " + where(*other.node->file, other.place),
              "leave it to one of the two");
    }
    const text::Thesaurus::Match whole{number, {0, read.text.size()}};
    const auto matches = thesaurus.find(read.text);
    if (std::ranges::find(matches, whole) == matches.end()) {
      problem(
          node, here, "the label \"" + read.text + "\" can stand in no text",
          "begin it with a letter, a digit or a Han character, and write Han characters without "
          "blanks between them");
    }
  }

  struct First {
    const Node* node;
    const Mention* place;
  };

  MentionPlaces& places_;
  std::vector<Node> nodes_;  // in the order of the files
  std::unordered_map<std::string_view, Node*> by_id_;
  std::unordered_map<std::string, First> by_label_;
  std::vector<Problem> problems_;
};

}  // namespace

std::string label_target(std::string_view label) { return "label " + text::fold_key(label); }

std::vector<Problem> check_thesaurus(const record::Catalogue& catalogue, MentionPlaces& places) {
  return Check(catalogue, places).run();
}

}  // namespace gbalex::corpus
