// What the Python package is made of: the coder, the parser, the store's answers, tables as Arrow streams.
// Types that users meet are made in Python (python/dragoman/), out of the JSON that all doors speak.

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/vector.h>

#include "arrow_stream.h"
#include "base/calendar.h"
#include "dragoman/coder.h"
#include "dragoman/version.h"
#include "exchange/article_json.h"
#include "read/doc_id.h"
#include "serve/service.h"
#include "syntax/parse_output.h"
#include "syntax/pipeline.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace {

using namespace dragoman;

/// An expected failure on its way to Python's dragoman.Error.
struct Fault : std::exception {
  explicit Fault(Error told) : error(std::move(told)) {}
  Error error;
};

const char* code_name(ErrorCode code) {
  constexpr const char* kNames[] = {"io", "format", "unsupported", "invalid", "too_large"};
  return kNames[static_cast<std::size_t>(code)];
}

template <class T>
T or_throw(Result<T>&& result) {
  if (!result) throw Fault(result.error());
  return *std::move(result);
}

void raise(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Fault& fault) {
    nb::object type = nb::module_::import_("dragoman._errors").attr("Error");
    nb::object made = type(fault.error.str(), code_name(fault.error.code));
    PyErr_SetObject(type.ptr(), made.ptr());
  }
}

Article article_of(std::string text, std::string date, std::string title, std::string source, std::string url,
                   std::string doc_id) {
  Article article{.doc_id = std::move(doc_id), .title = std::move(title), .source = std::move(source)};
  article.url = std::move(url);
  article.text = std::move(text);
  if (!date.empty()) {
    article.date = parse_iso_date(date);
    if (!article.date)
      throw Fault({ErrorCode::kInvalid, "date '" + date + "' is no day of the calendar: YYYY-MM-DD"});
  }
  if (article.doc_id.empty()) article.doc_id = canonical_url(article.url);
  if (article.doc_id.empty()) article.doc_id = derived_doc_id(article);
  return article;
}

class PythonCoder {
 public:
  PythonCoder(const std::string& data, const std::string& reader, const std::string& world,
              const std::string& ontology, const std::string& kernels)
      : coder_(or_throw(Coder::create({.data_dir = data,
                                       .reader = reader,
                                       .world = world,
                                       .ontology = ontology,
                                       .kernels = kernels}))) {}

  std::vector<std::string> code(std::string text, std::string date, std::string title, std::string source,
                                std::string url, std::string doc_id) const {
    const Article article = article_of(std::move(text), std::move(date), std::move(title), std::move(source),
                                       std::move(url), std::move(doc_id));
    std::vector<std::string> out;
    const std::vector<Event> events = coder_->code(article);
    out.reserve(events.size());
    for (const Event& event : events) out.push_back(to_json(event));
    return out;
  }
  const std::string& id() const { return coder_->id(); }

 private:
  std::shared_ptr<const Coder> coder_;
};

class PythonParser {
 public:
  explicit PythonParser(const std::string& model) : pipeline_(or_throw(Pipeline::load(model))) {}
  std::string parse(std::string text, bool paragraphs) const {
    const Parse parsed =
        pipeline_->run(std::move(text), paragraphs ? Segmentation::kParagraphs : Segmentation::kWhole);
    return to_spacy_json(parsed, "", "");
  }

 private:
  std::shared_ptr<const Pipeline> pipeline_;
};

/// The answers of the HTTP API, without HTTP.
class PythonStore {
 public:
  PythonStore(const std::string& file, const std::string& data) {
    serve::ServeOptions options;
    options.store = file;
    options.coder.data_dir = data;
    options.timeout = std::chrono::seconds(600);
    service_ = or_throw(serve::Service::open(options));
  }

  /// (status, body) of what `target` asks, a path below /api/v1 with its query.
  std::pair<int, std::string> get(const std::string& target) {
    serve::Request request{.method = "GET", .target = "/api/v1" + target};
    request.headers.emplace_back("Host", "127.0.0.1");
    const serve::Response response = service_->answer(request);
    if (!response.stream) return {response.status, response.body ? *response.body : std::string()};
    std::string whole;
    const bool ended = response.stream([&](std::string_view piece) {
      whole += piece;
      return true;
    });
    if (!ended) throw Fault({ErrorCode::kIo, "the answer broke off"});
    return {response.status, std::move(whole)};
  }

 private:
  std::unique_ptr<serve::Service> service_;
};

/// Columns as (name, kind, values): kinds "text", "list", "integer", "number", "day".
nb::capsule stream_of(const nb::list& columns, std::int64_t rows) {
  std::vector<arrow::Column> made;
  made.reserve(nb::len(columns));
  for (const nb::handle& each : columns) {
    const auto name = nb::cast<std::string>(each[0]);
    const auto kind = nb::cast<std::string>(each[1]);
    const nb::object values = each[2];
    if (static_cast<std::int64_t>(nb::len(values)) != rows)
      throw nb::value_error("columns of different lengths");
    arrow::Column column{name, {}};
    if (kind == "text") column.values = nb::cast<arrow::Texts>(values);
    if (kind == "list") column.values = nb::cast<arrow::Lists>(values);
    if (kind == "integer") column.values = nb::cast<arrow::Integers>(values);
    if (kind == "number") column.values = nb::cast<arrow::Numbers>(values);
    if (kind == "day")
      column.values = arrow::Days{nb::cast<std::vector<std::optional<std::int32_t>>>(values)};
    made.push_back(std::move(column));
  }
  return nb::capsule(
      arrow::make_stream(std::move(made), rows), "arrow_array_stream",
      [](void* stream) noexcept { arrow::release_stream(static_cast<ArrowArrayStream*>(stream)); });
}

}  // namespace

NB_MODULE(_dragoman, m) {
  nb::register_exception_translator(raise);
  m.attr("version") = kVersion;
  nb::class_<PythonCoder>(m, "Coder")
      .def(nb::init<const std::string&, const std::string&, const std::string&, const std::string&,
                    const std::string&>(),
           nb::call_guard<nb::gil_scoped_release>())
      .def("code", &PythonCoder::code, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("id", &PythonCoder::id);
  nb::class_<PythonParser>(m, "Parser")
      .def(nb::init<const std::string&>(), nb::call_guard<nb::gil_scoped_release>())
      .def("parse", &PythonParser::parse, nb::call_guard<nb::gil_scoped_release>());
  nb::class_<PythonStore>(m, "Store")
      .def(nb::init<const std::string&, const std::string&>(), nb::call_guard<nb::gil_scoped_release>())
      .def("get", [](PythonStore& store, const std::string& target) {
        std::pair<int, std::string> answer;
        {
          nb::gil_scoped_release free;
          answer = store.get(target);
        }
        return nb::make_tuple(answer.first, nb::bytes(answer.second.data(), answer.second.size()));
      });
  m.def("arrow_stream", &stream_of);
}
