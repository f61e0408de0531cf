#pragma once
// What the command line said, as it said it: checked later, by each command.

#include <cstdint>
#include <string>
#include <vector>

namespace dragoman::cli {

struct Settings {
  std::vector<std::string> files;
  std::string input = "auto";
  std::string columns;
  std::string date;
  std::uint64_t max_article = 1'000'000;
  std::string rejects;

  std::string format;
  std::string output;
  bool wide = false;
  bool paragraphs = false;
  std::string with;
  std::string color = "auto";
  bool quiet = false;

  std::uint64_t threads = 0;  ///< 0: all cores
  std::string data;
  std::string model;
  std::string kernels;
  std::string reader;
  std::string world;
  std::string ontology;
  std::string kind;
  bool beside = false;

  std::vector<std::string> gold;
  std::vector<std::string> pred;
  std::uint64_t misses = 0;
  std::string given;
  bool json = false;

  std::uint64_t sentence = 0;  ///< 1-based, 0: all

  std::string db;
  bool no_text = false;
  std::string events;       ///< events coded elsewhere
  std::uint64_t limit = 0;  ///< rows, 0: the command's own default
  bool oldest = false;
  std::string from;
  std::string query;  ///< terms of the query language, beside what a command takes
  std::string by;
  bool all = false;
  std::string unit;
  std::string units;  ///< apart by commas
  std::string to;
  bool one_a_day = false;
  std::string min_confidence;
  std::uint64_t days_apart = 0;
  bool any_type = false;
  bool any_order = false;
  bool strict_plover = false;
  std::string statuses;  ///< apart by commas
  std::string who;
  bool diff = false;
  std::string seed;
  std::uint64_t count = 0;

  std::string listen;
  std::string token_file;
  bool allow_coding = false;
  bool allow_marking = false;
  std::uint64_t max_body = 256'000;  ///< bytes
  std::uint64_t timeout = 10;        ///< seconds
  std::string access_log;

  std::string brokers;
  std::string in;  ///< topic
  std::string group;
  std::string worker_name;
  std::string client;         ///< file of librdkafka's properties
  std::uint64_t batch = 100;  ///< messages
  std::uint64_t report = 10;  ///< seconds

  bool help = false;
};

}  // namespace dragoman::cli
