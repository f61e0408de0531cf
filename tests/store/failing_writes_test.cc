// The disk fills up at the n-th write, whatever n is: an error, an intact file, and nothing lost or twice
// when it goes on.

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstring>
#include <string>

#include "made.h"

namespace dragoman {
namespace {

/// SQLite's own file layer, whose writes fail from the n-th on.
struct FailingDisk {
  static inline long writes_left = -1;  ///< negative: all is well
  static inline sqlite3_vfs* real = nullptr;
  static inline sqlite3_vfs self{};

  struct File {
    sqlite3_file base;
    sqlite3_file* real;
  };
  static sqlite3_file* real_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
  static bool fails() {
    if (writes_left < 0) return false;
    if (writes_left == 0) return true;
    --writes_left;
    return false;
  }

  static int close(sqlite3_file* file) {
    const int code = real_of(file)->pMethods->xClose(real_of(file));
    sqlite3_free(real_of(file));
    return code;
  }
  static int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return real_of(f)->pMethods->xRead(real_of(f), to, size, at);
  }
  static int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    return fails() ? SQLITE_FULL : real_of(f)->pMethods->xWrite(real_of(f), from, size, at);
  }
  static int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return real_of(f)->pMethods->xTruncate(real_of(f), size);
  }
  static int sync(sqlite3_file* f, int flags) {
    return fails() ? SQLITE_IOERR_FSYNC : real_of(f)->pMethods->xSync(real_of(f), flags);
  }
  static int size(sqlite3_file* f, sqlite3_int64* out) {
    return real_of(f)->pMethods->xFileSize(real_of(f), out);
  }
  static int lock(sqlite3_file* f, int kind) { return real_of(f)->pMethods->xLock(real_of(f), kind); }
  static int unlock(sqlite3_file* f, int kind) { return real_of(f)->pMethods->xUnlock(real_of(f), kind); }
  static int reserved(sqlite3_file* f, int* out) {
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
  }
  static int control(sqlite3_file* f, int what, void* with) {
    return real_of(f)->pMethods->xFileControl(real_of(f), what, with);
  }
  static int sector(sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); }
  static int character(sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); }
  static int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
    return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
  }
  static int shm_lock(sqlite3_file* f, int at, int count, int flags) {
    return real_of(f)->pMethods->xShmLock(real_of(f), at, count, flags);
  }
  static void shm_barrier(sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); }
  static int shm_unmap(sqlite3_file* f, int erase) {
    return real_of(f)->pMethods->xShmUnmap(real_of(f), erase);
  }

  static inline const sqlite3_io_methods methods{
      2,       close,  read,      write,   truncate, sync,        size,      lock,    unlock, reserved,
      control, sector, character, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* mine = reinterpret_cast<File*>(file);
    mine->base.pMethods = nullptr;
    mine->real = static_cast<sqlite3_file*>(sqlite3_malloc(real->szOsFile));
    const int code = real->xOpen(real, name, mine->real, flags, out);
    if (code == SQLITE_OK)
      mine->base.pMethods = &methods;
    else
      sqlite3_free(mine->real);
    return code;
  }

  static void install() {
    if (real != nullptr) return;
    real = sqlite3_vfs_find(nullptr);
    self = *real;
    self.zName = "failing";
    self.szOsFile = sizeof(File);
    self.xOpen = open;
    sqlite3_vfs_register(&self, 1);
  }
};

constexpr int kArticles = 6;

/// Puts all articles in, a transaction for every two; the first error ends it.
Result<void> ingest(const std::filesystem::path& file) {
  auto writer = StoreWriter::open(file);
  if (!writer) return tl::unexpected(writer.error());
  for (int i = 0; i < kArticles; ++i) {
    const Result<Put> put = (*writer)->put(made::meeting("d" + std::to_string(i), "2024-01-10"));
    if (!put) return tl::unexpected(put.error());
    if (i % 2 == 0) continue;
    if (Result<void> done = (*writer)->commit(); !done) return done;
  }
  return {};
}

TEST(FailingWrites, LoseNothingAndPutNothingTwice) {
  FailingDisk::install();
  std::string whole;
  {
    const made::StoreFile file;
    ASSERT_TRUE(ingest(file.path()));
    whole = made::dump(file.path());
  }
  int failures = 0;
  for (long n = 0; n < 400; n += n < 40 ? 1 : 7) {
    const made::StoreFile file;
    FailingDisk::writes_left = n;
    const Result<void> first = ingest(file.path());
    FailingDisk::writes_left = -1;
    if (!first) {
      ++failures;
      EXPECT_FALSE(first.error().message.empty());
    }
    const Result<void> again = ingest(file.path());
    ASSERT_TRUE(again) << "after write " << n << ": " << again.error().str();
    EXPECT_EQ(made::faults(file.path()), "") << "after write " << n;
    EXPECT_EQ(made::dump(file.path()), whole) << "after write " << n;
  }
  EXPECT_GT(failures, 40);
}

TEST(FailingWrites, AFullDiskIsCalledThat) {
  FailingDisk::install();
  const made::StoreFile file;
  ASSERT_TRUE(StoreWriter::open(file.path()));
  FailingDisk::writes_left = 3;
  const Result<void> done = ingest(file.path());
  FailingDisk::writes_left = -1;
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("disk is full"), std::string::npos) << done.error().message;
}

}  // namespace
}  // namespace dragoman
