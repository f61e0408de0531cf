#pragma once
// Options that several commands share.

#include "cli/command.h"

namespace dragoman::cli {

FlagGroup input_group();
/// With `data`: of commands that code.
FlagGroup work_group(bool data);
FlagGroup other_group();
Flag output_flag();
Flag db_flag();
Flag data_flag();
Flag world_flag();
Flag ontology_flag();

/// The commands on the store, in the order of the help.
std::vector<Command> store_commands();

}  // namespace dragoman::cli
