// What is typed, and a text that has to be found by it, or must not be.
#pragma once

#include <array>

namespace counterweight::test {

struct WordPair {
  const char *typed, *text;
};

constexpr std::array kFound{
    WordPair{"суббота", "в субботу утром"},
    WordPair{"ёлка", "Елка у входа"},
    WordPair{"елки", "нарядная ёлка"},
    WordPair{"компьютеры*", "компьютерный стол"},
    WordPair{"скидка", "без скидок не берут"},
    WordPair{"подарок", "вместо подарка"},
    WordPair{"рынок", "на рынке тесно"},
    WordPair{"продавец", "с продавцом"},
    WordPair{"скидками", "скидка 20 %"},
    WordPair{"покупатель", "двое покупателей"},
    WordPair{"цены", "о цене не спросили"},
    WordPair{"доставка", "доставкой довольны"},
    WordPair{"доставки", "ждали доставку"},
    WordPair{"магазин", "в магазинах"},
    WordPair{"заказ", "заказами занята Анна"},
    WordPair{"Заказы", "сделала заказ"},
    WordPair{"клиент", "клиентам обещали"},
    WordPair{"возврат", "просят о возврате"},
    WordPair{"бесплатный", "бесплатная примерка"},
    WordPair{"быстро", "быстрее, чем у других"},
    WordPair{"говорить", "говорили о цвете"},
    WordPair{"купить", "купил бы ещё раз"},
    WordPair{"обещание", "обещаний не сдержали"},
    WordPair{"реклама", "рекламу не видели"},
    WordPair{"красивый", "красивые коробки"},
    WordPair{"цвета", "не тот цвет"},
    WordPair{"ЖАЛОБА", "три жалобы за неделю"},
    WordPair{"письмо*", "письмом не ответили"},
    WordPair{"\"не тот цвет\"", "пришёл не тот цвет"},
    WordPair{"йогурт", "и\u0306огурты по акции"},  // written as two code points
    WordPair{"discount", "asks for discounts"},
    WordPair{"discounts", "one Discount only"},
    WordPair{"delivery", "two deliveries a week"},
    WordPair{"deliver", "it was delivered late"},
    WordPair{"buyer", "the buyers' words"},
    WordPair{"price", "pricing is unclear"},
    WordPair{"promise", "they promised a Tuesday"},
    WordPair{"returning", "he returned both"},
    WordPair{"cafe", "the café next door"},
    WordPair{"customer*", "customers"},
    WordPair{"comput*", "a new computer"},
    WordPair{"e-mail", "by e-mail only"},
    WordPair{"shop -online", "a shop in town"},
    WordPair{"\"late deliveries\"", "of late delivery, mostly"},
    WordPair{"20", "a discount of 20 per cent"},
};
static_assert(kFound.size() >= 40);

constexpr std::array kNotFound{
    WordPair{"скидка", "скит на озере"},
    WordPair{"ёлка", "ёж"},
    WordPair{"купить", "купол"},
    WordPair{"йога", "иога"},
    WordPair{"price", "princess"},
    WordPair{"shop -online", "an online shop"},
    WordPair{"\"цвет не тот\"", "не тот цвет"},
    WordPair{"скидка доставка", "только скидка"},
    WordPair{"comput", "commute"},
    WordPair{"20", "2024"},
};

}  // namespace counterweight::test
