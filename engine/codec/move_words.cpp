#include "engine/codec/move_words.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

Text of_focus(Move move, const Text& focus) {
  switch (move) {
    case Move::approve:
      return say("{} approves it.", "Отдел «{}» согласует его.", focus);
    case Move::abstain:
      return say("{} abstains.", "Отдел «{}» воздерживается.", focus);
    case Move::object:
      return say("{} objects to it.", "Отдел «{}» возражает.", focus);
    case Move::veto:
      return say("{} vetoes it.", "Отдел «{}» накладывает вето.", focus);
    case Move::veto_absolutely:
      return say("{} vetoes it on an absolute ground.",
                 "Отдел «{}» накладывает вето по безусловному основанию.", focus);
    case Move::withdraw_position:
      return say("{} takes back what it said.", "Отдел «{}» отзывает сказанное.", focus);
    case Move::reaffirm:
      return say("{} says that it still holds.", "Отдел «{}» подтверждает сказанное раньше.", focus);
    case Move::resolve:
      return say("{} says that its objection is settled.", "Отдел «{}» говорит, что его возражение снято.",
                 focus);
    case Move::halt:
      return say("{} halts what was launched.", "Отдел «{}» приостанавливает запущенное.", focus);
    case Move::recast:
      return say("{} keeps its veto in spite of the pilot.", "Отдел «{}» оставляет вето, несмотря на пилот.",
                 focus);
    default:
      return {};
  }
}

Text of_others(Move move, const Cast& cast) {
  const auto other = [&](const DepartmentId& id) {
    return id.empty() ? Text{} : cast.rulebook->department(id)->name;
  };
  switch (move) {
    case Move::others_approve:
      return {"Everybody else approves it.", "Все остальные согласуют его."};
    case Move::other_objects:
      return say("{} objects to it.", "Отдел «{}» возражает.", other(cast.objector));
    case Move::other_vetoes:
      return say("{} vetoes it.", "Отдел «{}» накладывает вето.", other(cast.vetoer));
    case Move::other_withdraws:
      return {"The other department takes back what it said.", "Другой отдел отзывает сказанное."};
    case Move::sustain:
      return {"The others vote to keep the veto.", "Остальные голосуют за то, чтобы вето осталось."};
    case Move::release:
      return {"The others vote to let the veto go.", "Остальные голосуют за то, чтобы снять вето."};
    case Move::arbiter_overrides:
      return say("{} overrides the veto.", "Отдел «{}» преодолевает вето.", other(cast.arbiter));
    default:
      return {};
  }
}

Text of_final_say(Move move, const Text& final_say) {
  switch (move) {
    case Move::accept:
      return say("{} accepts the objection.", "Отдел «{}» принимает возражение.", final_say);
    case Move::decline:
      return say("{} declines the objection, with a reason.",
                 "Отдел «{}» отклоняет возражение и объясняет почему.", final_say);
    case Move::challenge_merits:
      return say("{} asks the others whether the veto should stand.",
                 "Отдел «{}» спрашивает остальных, оставить ли вето.", final_say);
    case Move::challenge_validity:
      return say("{} asks the others whether the veto is valid.",
                 "Отдел «{}» спрашивает остальных, обосновано ли вето.", final_say);
    case Move::withdraw_challenge:
      return say("{} takes that question back.", "Отдел «{}» снимает вопрос о вето.", final_say);
    case Move::override_veto:
      return say("{} overrides the veto by itself.", "Отдел «{}» сам преодолевает вето.", final_say);
    case Move::withdraw_override:
      return say("{} takes the override back.", "Отдел «{}» отказывается от преодоления.", final_say);
    case Move::reword:
      return say("{} puts it in other words, with the same values.",
                 "Отдел «{}» пишет о нём другими словами, значения те же.", final_say);
    case Move::change:
      return say("{} changes its values.", "Отдел «{}» меняет его значения.", final_say);
    case Move::change_back:
      return say("{} changes it back to what it was.", "Отдел «{}» возвращает его к прежнему.", final_say);
    case Move::add_again:
      return say("{} drops it and adds the same again.",
                 "Отдел «{}» убирает его и добавляет такое же заново.", final_say);
    case Move::launch:
      return say("{} decides to launch.", "Отдел «{}» решает запустить.", final_say);
    case Move::pilot:
      return say("{} decides to pilot it.", "Отдел «{}» решает попробовать его пилотом.", final_say);
    case Move::withdraw:
      return say("{} withdraws the proposal.", "Отдел «{}» отзывает предложение.", final_say);
    case Move::pilot_met:
      return {"The pilot meets its criterion.", "Пилот выполнил свой критерий."};
    case Move::pilot_not_met:
      return {"The pilot does not meet its criterion.", "Пилот не выполнил свой критерий."};
    case Move::resume:
      return say("{} resumes it.", "Отдел «{}» продолжает его.", final_say);
    case Move::stop:
      return say("{} stops it.", "Отдел «{}» останавливает его.", final_say);
    case Move::record_outcome:
      return say("{} records the outcome.", "Отдел «{}» записывает итог.", final_say);
    default:
      return {};
  }
}

}  // namespace

Text move_words(Move move, const Cast& cast) {
  const auto department = [&](const DepartmentId& id) { return cast.rulebook->department(id)->name; };
  switch (mover_of(move)) {
    case Mover::focus:
      return of_focus(move, department(cast.focus));
    case Mover::others:
      return of_others(move, cast);
    case Mover::final_say:
      return of_final_say(move, department(cast.rulebook->book().final_say));
    case Mover::time:
      break;
  }
  return {"Time passes.", "Проходит время."};
}

}  // namespace counterweight::codec
