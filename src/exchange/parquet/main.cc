// Turns a csv export into Parquet.
//
//   dragoman-parquet EVENTS.csv EVENTS.parquet        ("-" reads from standard input)

#include <fstream>
#include <iostream>

#include "exchange/parquet/parquet_table.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: dragoman-parquet EVENTS.csv EVENTS.parquet\n";
    return 2;
  }
  const std::string from = argv[1];
  std::ifstream file;
  if (from != "-") {
    file.open(from, std::ios::binary);
    if (!file) {
      std::cerr << from << ": cannot be opened\n";
      return 2;
    }
  }
  auto rows = dragoman::csv_to_parquet(from == "-" ? std::cin : file, argv[2]);
  if (!rows) {
    dragoman::Error error = rows.error();
    if (error.code == dragoman::ErrorCode::kFormat) error.file = from;
    std::cerr << error.str() << '\n';
    return 2;
  }
  std::cerr << *rows << " events\n";
  return *rows == 0 ? 1 : 0;
}
