// `backup` and `restore`: a copy of ledger and vault, made beside a running server, checked before it counts.
#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/examination.hpp"
#include "app/progress.hpp"
#include "engine/service/tenant.hpp"
#include "engine/store/copy.hpp"

namespace counterweight::app {
namespace {

using nlohmann::json;

int refused(const Refusal& refusal, Language language) {
  fmt::print(stderr, "{}\n", refusal.sentence.in(language));
  return refusal.kind() == "invalid" ? kUsage : kEnvironment;
}

// Where each organisation ends, as lines for people and as objects.
struct Heads {
  std::string lines;
  json objects = json::array();
};

void add_head(Heads& heads, const OrganisationId& id, const store::Head& head, Language language) {
  const std::string cursor = service::to_string(service::cursor_at(head));
  const std::string hash = to_hex(head.hash);
  const Text line = say("{}: {} events, chain intact, head {}, hash {}",
                        "{}: событий: {}, цепочка цела, голова {}, хеш {}", id.value, head.seq, cursor, hash);
  heads.lines += line.in(language) + "\n";
  heads.objects.push_back(
      {{"organisation", id.value}, {"events", head.seq}, {"head", cursor}, {"hash", hash}});
}

// kDone, or why what lies in `directory` is not taken, which is said. Snapshots are not copied nor looked at.
int examine_all(const std::filesystem::path& directory, Language language, Heads& heads) {
  const auto opened = store::SqliteStore::open_to_read(directory);
  if (!opened.ok()) return refused(opened.refusal(), language);
  const store::SnapshotsInMemory none;
  int code = kDone;
  for (const OrganisationId& id : (*opened)->ledger().organisations()) {
    const Examined examined = examine(**opened, none, id);
    if (examined.head) {
      add_head(heads, id, *examined.head, language);
      continue;
    }
    fmt::print(stderr, "{}: {}\n", id.value, examined.found);
    code = kNotInOrder;
  }
  return code;
}

void tell_copied(const CopyOptions& options, const store::Copy& copy, const Heads& heads) {
  if (options.json) {
    const json told = {{"to", options.to}, {"bytes", copy.bytes()}, {"organisations", heads.objects}};
    fmt::print("{}\n", told.dump());
    return;
  }
  const Text sum = say("{} bytes in {}", "Байт: {}, в каталоге {}", copy.bytes(), in_backticks(options.to));
  fmt::print("{}{}\n", heads.lines, sum.in(options.language));
}

int copy_and_check(const CopyOptions& options) {
  service::SystemClock clock;
  Progress progress{0, clock};
  Result<store::Copy> copy =
      store::Copy::make(options.from, options.to, [&progress](std::int64_t done, std::int64_t all) {
        progress.show(static_cast<std::uintmax_t>(done), static_cast<std::uintmax_t>(all));
      });
  progress.end();
  if (!copy.ok()) return refused(copy.refusal(), options.language);
  Heads heads;
  if (const int code = examine_all(copy->folder(), options.language, heads); code != kDone) {
    const Text why =
        say("The copy is not in order and was not kept: its original is not either, or the disk "
            "fails. See `audit verify`.",
            "Копия нарушена и не сохранена: нарушен и оригинал, или отказывает диск. См. "
            "`audit verify`.");
    fmt::print(stderr, "{}\n", why.in(options.language));
    return code;
  }
  if (const Status kept = copy->keep(); !kept.ok()) return refused(kept.refusal(), options.language);
  tell_copied(options, *copy, heads);
  return kDone;
}

}  // namespace

int backup(const CopyOptions& options) {
  return copy_and_check(options);
}

int restore(const CopyOptions& options) {
  if (const Status possible = store::Copy::possible(options.from, options.to); !possible.ok())
    return refused(possible.refusal(), options.language);
  Heads before;  // said again by the copy
  if (const int code = examine_all(options.from, options.language, before); code != kDone) {
    const Text why =
        say("{} is not in order and was not restored. Take another backup.",
            "Копия {} нарушена и не восстановлена. Возьмите другую.", in_backticks(options.from));
    fmt::print(stderr, "{}\n", why.in(options.language));
    return code;
  }
  return copy_and_check(options);
}

}  // namespace counterweight::app
