#include "engine/codec/attachment.hpp"

#include <algorithm>
#include <array>

#include "engine/codec/csv/text_encoding.hpp"
#include "engine/codec/knowledge_text.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

struct FileKind {
  std::string_view type;
  std::string_view begins;     // the first bytes
  std::size_t at = 0;          // where `then` follows
  std::string_view then = {};  // empty: nothing more is asked
};
constexpr std::array kFileKinds{
    FileKind{"image/png", "\x89PNG\r\n\x1a\n"},
    FileKind{"image/jpeg", "\xff\xd8\xff"},
    FileKind{"image/gif", "GIF8"},
    FileKind{"image/webp", "RIFF", 8, "WEBP"},
    FileKind{"application/pdf", "%PDF-"},
    FileKind{"audio/wav", "RIFF", 8, "WAVE"},
    FileKind{"audio/ogg", "OggS"},
    FileKind{"audio/mpeg", "ID3"},
    FileKind{"audio/mpeg", "\xff\xfb"},
    FileKind{"audio/mp4", std::string_view{"\0\0\0", 3}, 4, "ftyp"},
};
// All of them are ZIP files inside; which one, only the sender knows.
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::array<std::string_view, 5> kInZip{
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
};
constexpr std::array<std::string_view, 2> kWritten{"text/plain", "text/csv"};

bool is_of(std::string_view bytes, const FileKind& kind) {
  if (!bytes.starts_with(kind.begins)) return false;
  return kind.then.empty() || (bytes.size() > kind.at && bytes.substr(kind.at).starts_with(kind.then));
}

// Words that no browser takes for markup.
bool is_written(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first != std::string_view::npos && bytes[first] == '<') return false;
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  };
  return std::none_of(bytes.begin(), bytes.end(), control) && csv::is_utf8(bytes);
}

// "image/png; charset=x" -> "image/png"; nothing for what says nothing.
std::string_view plain_type(std::string_view declared) {
  std::string_view type = declared.substr(0, declared.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return type == "application/octet-stream" ? std::string_view{} : type;
}

Refusal not_taken(std::string_view declared) {
  const Text said = declared.empty()
                        ? Text{}
                        : say(", though it is said to be {}", ", хотя назван {}", in_backticks(declared));
  return {
      "invalid.attachment_type",
      say("Expected a picture (PNG, JPEG, GIF, WebP), a PDF, plain text or CSV, an office document or a "
          "recording (MP3, MP4, Ogg, WAV); inside the file is none of these{}.",
          "Нужна картинка (PNG, JPEG, GIF, WebP), PDF, простой текст или CSV, офисный документ или запись "
          "(MP3, MP4, Ogg, WAV); внутри файла что-то другое{}.",
          said)};
}

}  // namespace

Result<std::string> attachment_type(std::string_view bytes, std::string_view declared) {
  const std::string_view wanted = plain_type(declared);
  for (const FileKind& each : kFileKinds)
    if (is_of(bytes, each) && (wanted.empty() || wanted == each.type)) return std::string(each.type);
  if (bytes.starts_with(kZip) && std::find(kInZip.begin(), kInZip.end(), wanted) != kInZip.end())
    return std::string(wanted);
  const bool text = std::find(kWritten.begin(), kWritten.end(), wanted) != kWritten.end();
  if ((text || wanted.empty()) && is_written(bytes)) return std::string(text ? wanted : kWritten.front());
  return not_taken(declared);
}

KnowledgeResult read_attachment(core::InsightId insight, const std::string& name, std::string_view declared,
                                const std::string& bytes, const Sealing& sealing) {
  const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '/' || c == '\\' || c == '\x7f';
  });
  if (name.empty() || name.size() > kMaxShortBytes || odd || !csv::is_utf8(name))
    return Refusal{"invalid.attachment_name",
                   say("Expected ?name= with the name of the file, in 1 to {} bytes and without a path.",
                       "Нужно ?name= с именем файла, от 1 до {} байт и без пути.", kMaxShortBytes),
                   "/name"};
  if (bytes.empty())
    return Refusal{"invalid.attachment",
                   say("Expected a file, but found an empty one.", "Нужен файл, а он пуст.")};
  if (static_cast<std::int64_t>(bytes.size()) > core::kMaxAttachmentBytes)
    return Refusal{"limit.attachment",
                   say("Expected a file of at most {} bytes, but found {}.",
                       "Нужен файл не больше {} байт, а здесь {}.", core::kMaxAttachmentBytes, bytes.size())};
  Result<std::string> type = attachment_type(bytes, declared);
  if (!type.ok()) return type.refusal();
  core::AttachToInsight command{insight, {}};
  command.facts.type = *std::move(type);
  command.facts.bytes = static_cast<std::int64_t>(bytes.size());
  command.facts.sealed = sealing.seal(bytes);
  command.facts.sealed_name = sealing.seal(name);
  return core::KnowledgeCommand{std::move(command)};
}

}  // namespace counterweight::codec
