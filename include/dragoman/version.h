#pragma once

namespace dragoman {

inline constexpr const char* kVersion = "0.1.0";
/// Name of the default model file in the data folder's model/.
inline constexpr const char* kModelFile = "en_core_web_sm.dgm";

}  // namespace dragoman
