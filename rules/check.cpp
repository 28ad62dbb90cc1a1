#include "rules/check.hpp"

#include "base/sha256.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

Diagnostic whole_document_error(std::string code, Text message, Text help) {
  return {Diagnostic::Severity::error, "", std::move(code), std::move(message), std::move(help)};
}

// A file of another format version would only earn misleading complaints: this one is told alone.
bool is_foreign(const JsonNode& document, Diagnostics& out) {
  const JsonNode* node = document.find("counterweight");
  if (node == nullptr || (node->type == JsonNode::Type::integer && node->integer == kFormatVersion))
    return false;
  out.unexpected(
      *node, "unsupported_version", say("the format version {}", "версия формата {}", kFormatVersion),
      say("this program reads version {} only; a newer file needs a newer program.",
          "эта программа читает только версию {}; для более нового файла нужна более новая программа.",
          kFormatVersion));
  return true;
}

}  // namespace

// The one maker of a CheckedRulebook.
struct Checker {
  static Checked run(std::string_view source, const JsonNode& document) {
    Draft draft;
    if (!is_foreign(document, draft.out)) read(document, draft);
    Checked out;
    if (draft.out.errors() == 0)
      out.rulebook = std::shared_ptr<const CheckedRulebook>(
          new CheckedRulebook(std::move(draft.book), canonical_source(source)));
    out.diagnostics = draft.out.take();
    return out;
  }

  static void read(const JsonNode& document, Draft& draft) {
    const ObjectReader root{document, format::rulebook, draft.out};
    if (document.type != JsonNode::Type::object) return;
    read_catalogue(root, draft);
    read_jurisdiction(root, draft);
    read_evidence(root, draft);
    read_life(root, draft);
    read_speaking(root, draft);
    read_stages(root, draft);
    read_procedure(root, draft);
    read_ratification(root, draft);
    check_meaning(draft);
  }
};

Checked check(std::string_view source) {
  if (source.size() > kMaxRulebookBytes)
    return {nullptr,
            {whole_document_error(
                "too_large",
                say("expected a rulebook of at most {} bytes, found {}.",
                    "ожидался свод правил не больше {} байт, получено {}.", kMaxRulebookBytes, source.size()),
                say("shorten it: rows may name several kinds.",
                    "сократите: строка может называть несколько видов."))}};
  const Document document = read_document(source);
  if (!document.root) return {nullptr, {document.problem}};
  return Checker::run(source, *document.root);
}

}  // namespace counterweight::rules
