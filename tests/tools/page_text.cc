// Reads inputs and prints each article as a line of JSON with the input's name: for tools/eval_html.py.

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "read/reader.h"

int main(int argc, char** argv) {
  for (const std::string& input : std::vector<std::string>(argv + 1, argv + argc)) {
    dragoman::ArticleReader reader({input}, {}, [](const dragoman::Reject& reject) {
      std::fprintf(stderr, "%s: %s\n", reject.input.c_str(), reject.reason.c_str());
    });
    while (const std::optional<dragoman::Article> article = reader.next()) {
      const nlohmann::ordered_json line = {{"input", input},
                                           {"title", article->title},
                                           {"source", article->source},
                                           {"agency", article->agency},
                                           {"author", article->author},
                                           {"published", article->published},
                                           {"language", article->language},
                                           {"url", article->url},
                                           {"text", article->text}};
      std::printf("%s\n", line.dump().c_str());
    }
  }
  return 0;
}
