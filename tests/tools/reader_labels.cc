// Prints what a trained reader says of articles, to be compared with the float reference (train/compare.py).
//
//   reader_labels DATA READER.dgm [KERNELS] < ARTICLES.jsonl
//
// A line of output: {"doc_id", "types": the likeliest type of each token (16: none), "acts": [[trigger begin,
// trigger end, type, status, mode, roles]]}, where roles is a list of [role, begin, end].

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "dragoman/coder.h"
#include "event/article_coder.h"

int main(int argc, char** argv) {
  using namespace dragoman;
  if (argc < 3) {
    std::fputs("usage: reader_labels DATA READER.dgm [KERNELS] < ARTICLES.jsonl\n", stderr);
    return 2;
  }
  const auto coder = ArticleCoder::create({argv[1], "", argv[2], argc > 3 ? argv[3] : ""});
  if (!coder) {
    std::cerr << coder.error().str() << '\n';
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto record = nlohmann::json::parse(line);
    Article article;
    article.text = record["text"];
    const Reading reading = (*coder)->read(article);
    nlohmann::json out{
        {"doc_id", record["doc_id"]}, {"types", nlohmann::json::array()}, {"acts", nlohmann::json::array()}};
    for (const TypeScores& scores : reading.scores) {
      out["types"].push_back(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
    for (const Act& act : reading.acts) {
      auto roles = nlohmann::json::array();
      for (const TokenSpan span : act.source) roles.push_back({1, span.begin, span.end});
      for (const TokenSpan span : act.target) roles.push_back({2, span.begin, span.end});
      for (const VoiceSpan& voice : act.attribution) roles.push_back({3, voice.who.begin, voice.who.end});
      out["acts"].push_back({act.trigger.begin, act.trigger.end, static_cast<int>(act.type),
                             static_cast<int>(act.status), act.mode, roles});
    }
    std::cout << out.dump() << '\n';
  }
  return 0;
}
