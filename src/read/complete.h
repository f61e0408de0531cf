#pragma once
// What every way in adds to a record alike.

#include "read/record_source.h"

namespace dragoman {

/// Gives the article its doc_id, day, publisher and agency where the record told none; sets `reject` where
/// the text is over the limit. Of a reject the doc_id alone is completed, as far as the record names one.
void complete(Record& record, const ReadOptions& options);

}  // namespace dragoman
