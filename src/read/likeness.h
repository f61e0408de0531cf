#pragma once
// What the first bytes of an input tell about its format.

#include <string_view>

#include "read/formats.h"

namespace dragoman {

Likeness like_nothing(std::string_view first_bytes);
Likeness like_jsonl(std::string_view first_bytes);
Likeness like_html(std::string_view first_bytes);
Likeness like_feed(std::string_view first_bytes);
Likeness like_json_feed(std::string_view first_bytes);
Likeness like_newsml(std::string_view first_bytes);
Likeness like_ninjs(std::string_view first_bytes);
Likeness like_warc(std::string_view first_bytes);
Likeness like_email(std::string_view first_bytes);

}  // namespace dragoman
