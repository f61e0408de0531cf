#pragma once
// Paragraphs that every report of an outlet has, or that tell of the report itself.

#include <string_view>

namespace dragoman {

/// "Read also: …", "Follow us on …", "© …", "Advertisement", a date alone: of no use wherever it stands.
bool is_boilerplate(std::string_view paragraph);
/// "By Jane Roe", "Jane Roe in Cairo": who wrote it, as it stands above a report.
bool is_byline(std::string_view paragraph);
/// "(Reporting by …; Editing by …)", "Source: …", "-AFP": what stands below a report.
bool is_sign_off(std::string_view paragraph);

}  // namespace dragoman
