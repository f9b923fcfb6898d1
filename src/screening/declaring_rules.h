// What may be declared by a community's link, and what a worker may make of it. Pure.
#pragma once

#include "base/result.h"
#include "events/model.h"
#include "packs/model.h"
#include "screening/declaring.h"
#include "tasks/model.h"

namespace screening {

namespace refusal {
inline const base::RefusalCode link_stopped{
    "declaring.link_stopped", base::RefusalKind::conflict,
    "这个报备链接已经停用。请扫社区新贴的二维码，或打电话 {phone}。",
    "This link is no longer in use. Please scan the community's new code, or call {phone}."};
inline const base::RefusalCode link_expired{
    "declaring.link_expired", base::RefusalKind::conflict,
    "这个报备链接已经过期。请扫社区新贴的二维码，或打电话 {phone}。",
    "This link has expired. Please scan the community's new code, or call {phone}."};
inline const base::RefusalCode link_closed{
    "declaring.link_closed", base::RefusalKind::conflict,
    "这次防控已经结束，不用再报备了。有事请打社区电话 {phone}。",
    "This response is over; nothing needs to be declared. Your community's phone: {phone}."};
inline const base::RefusalCode too_many_declared{
    "declaring.too_many", base::RefusalKind::too_many,
    "这会儿填的人太多，请过一小时再填；急的话请打社区电话 {phone}。",
    "Too many have come in at once. Try again in an hour, or call your community: {phone}."};
inline const base::RefusalCode no_declaring{"declaring.no_rules", base::RefusalKind::conflict,
                                            "本次防控规则没有自行报备这一项。",
                                            "The rules in force have no declaring by link."};
inline const base::RefusalCode title_needed{"declaring.title_needed", base::RefusalKind::invalid,
                                            "请写一个标题，最多 {max} 个字。",
                                            "Please give a title of at most {max} characters."};
inline const base::RefusalCode community_phone_needed{
    "declaring.community_phone_needed", base::RefusalKind::invalid,
    "请填社区的电话，没有手机的人要打这个电话。",
    "Please give the community's phone: people without a mobile call it."};
inline const base::RefusalCode consent_needed{
    "declaring.consent_needed", base::RefusalKind::invalid, "请先看告知，同意后打勾再提交。",
    "Please read the notice and tick that you agree."};
inline const base::RefusalCode guardian_fills{
    "declaring.guardian_fills", base::RefusalKind::invalid,
    "不满 {age} 周岁，请由监护人来填：选“替家人填”。",
    "Under {age}: the guardian fills it in; choose \"for a relative\"."};
inline const base::RefusalCode filler_needed{"declaring.filler_needed", base::RefusalKind::invalid,
                                             "替家人填的，请写您自己的姓名。",
                                             "Filling it in for a relative, give your own name."};
inline const base::RefusalCode phone_needed{
    "declaring.phone_needed", base::RefusalKind::invalid, "请填能打通的电话，社区要和您核对。",
    "Please give a phone number: the community calls back."};
inline const base::RefusalCode no_such_receipt{
    "declaring.no_such_receipt", base::RefusalKind::absent,
    "没有找到。请核对回执编号和填报时留的电话后四位；还是找不到，请打社区电话。",
    "Not found. Check the receipt's code and the last four digits of the phone you gave."};
inline const base::RefusalCode looked_at_already{
    "declaring.looked_at_already", base::RefusalKind::conflict,
    "社区已经看过这份报备了。要改请打社区电话。",
    "The community has already dealt with this. To change it, please call them."};
inline const base::RefusalCode not_set_aside{"declaring.not_set_aside", base::RefusalKind::conflict,
                                             "这份报备现在不是“不登记”的，不用退回。",
                                             "This one is not set aside."};
}  // namespace refusal

// ---- The link ---------------------------------------------------------------------------------

// Refused: without title or phone, and where the rules have no declaring.
base::Result<DeclaringLink> made_link(DeclaringLink, const packs::Declaring&, base::Date today);

// Whether something may still be declared by it.
base::Result<base::Done> check_open(const DeclaringLink&, const events::Event&, base::Date today);

// ---- What is declared -------------------------------------------------------------------------

// What of it is no matter of the registration: the consent, who fills it in, a number to call.
struct Agreed {
  DeclaredBy by = DeclaredBy::self;
  bool agreed = false;
  int guardian_below_years = 0;
};
// Answers it with the filler's number in its normal form and who agreed. `person` is checked
// already.
base::Result<Said> declared(Said, const Agreed&, base::Date today);

// Who is called back: the filler, or the person.
std::string phone_of(const Said&);

// "ABCD-EFGH" of 16 bytes that nobody else can make; and as people type it.
std::string receipt_code(std::string_view proof_hex);
std::string normal_receipt(std::string_view typed);

// ---- What becomes of it -----------------------------------------------------------------------

base::Result<Declared> registered(Declared, const identity::AccountId& by, base::Instant now);
base::Result<Declared> set_aside(Declared, NotTaken, const identity::AccountId& by,
                                 base::Instant now);
base::Result<Declared> returned(Declared);
// By whoever declared it: its content goes at once.
base::Result<Declared> withdrawn(Declared);

// Somebody looks at it while it waits; afterwards nobody needs to.
tasks::Effects look_effects(const Declared&, const packs::Declaring&, base::Instant now);

}  // namespace screening
