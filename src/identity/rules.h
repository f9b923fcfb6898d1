// Signing in and what a password must be. Pure.
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "identity/model.h"

namespace identity {

namespace refusal {
inline const base::RefusalCode wrong_login{
    "identity.wrong_login", base::RefusalKind::unauthenticated, "账号或密码不对，请再试一次。",
    "The account or the password is wrong; please try again."};
inline const base::RefusalCode locked{
    "identity.locked", base::RefusalKind::too_many,
    "连续输错多次，账号已锁定到 {until}。请到时再试，或请管理员重设密码。",
    "Too many wrong tries; the account is locked until {until}. Try again then, or ask the "
    "administrator for a new password."};
inline const base::RefusalCode not_signed_in{"identity.not_signed_in",
                                             base::RefusalKind::unauthenticated, "请先登录。",
                                             "Please sign in first."};
inline const base::RefusalCode link_not_valid{
    "identity.link_not_valid", base::RefusalKind::unauthenticated,
    "这个填报链接不完整或已经停用，请向社区要一个新的。",
    "This link is incomplete or no longer in use; please ask your community for a new one."};
inline const base::RefusalCode csrf{"identity.csrf", base::RefusalKind::forbidden,
                                    "页面已过期，请刷新后再试。",
                                    "This page has expired; reload it and try again."};
inline const base::RefusalCode not_permitted{
    "identity.not_permitted", base::RefusalKind::forbidden,
    "您的角色不能做这件事（需要权限 {permission}）。",
    "Your role may not do this (it needs the permission {permission})."};
inline const base::RefusalCode password_change_first{
    "identity.password_change_first", base::RefusalKind::forbidden, "请先修改初始密码。",
    "Please change the first password before going on."};
inline const base::RefusalCode weak_password{
    "identity.weak_password", base::RefusalKind::invalid, "密码至少 {min} 个字符，不能与账号相同。",
    "A password has at least {min} characters and is not the account's name."};
inline const base::RefusalCode same_password{"identity.same_password", base::RefusalKind::invalid,
                                             "新密码不能与原密码相同。",
                                             "The new password must differ from the old one."};
}  // namespace refusal

// Before the password is looked at.
base::Result<base::Done> may_try(const Account&, base::Instant now);

// After it was wrong, or right: the account's new state.
Account after_wrong_password(Account, base::Instant now);
Account after_right_password(Account);

base::Result<base::Done> check_new_password(const Account&, std::string_view password);

}  // namespace identity
