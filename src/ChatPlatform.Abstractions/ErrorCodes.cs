namespace ChatPlatform;

/// <summary>The codes of refusals, part of the public contract: add, never rename.</summary>
public static class ErrorCodes
{
    public const string MissingTenant = "missing_tenant";
    public const string TenantNotFound = "tenant_not_found";
    public const string TenantMismatch = "tenant_mismatch";
    public const string TenantSuspended = "tenant_suspended";
    public const string TenantDeleting = "tenant_deleting";
    public const string TenantExists = "tenant_exists";
    public const string OriginNotAllowed = "origin_not_allowed";
    public const string OriginTaken = "origin_taken";
    public const string BotNotFound = "bot_not_found";
    public const string AddressBlocked = "address_blocked";
    public const string RateLimited = "rate_limited";
    public const string QuotaExceeded = "quota_exceeded";
    public const string SpendCeilingReached = "spend_ceiling_reached";
    public const string MessageEmpty = "message_empty";
    public const string MessageTooLong = "message_too_long";
    public const string MessageIdInvalid = "client_message_id_invalid";
    public const string MessageIdReused = "client_message_id_reused";
    public const string TooManyPending = "too_many_pending";
    public const string MessageNotFound = "message_not_found";
    public const string SessionNotFound = "session_not_found";
    public const string SourceNotFound = "source_not_found";
    public const string SourceBusy = "source_busy";
    public const string DocumentNotFound = "document_not_found";
    public const string ReceiptNotFound = "receipt_not_found";
    public const string KeyNotFound = "key_not_found";
    public const string OriginNotFound = "origin_not_found";

    /// <summary>The tenant has turned this off: chat, upload, the widget or the search's explanation.</summary>
    public const string EndpointDisabled = "endpoint_disabled";
    public const string UrlNotAllowed = "url_not_allowed";
    public const string InvalidRequest = "invalid_request";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string Conflict = "conflict";
    public const string ModelNotFound = "model_not_found";
    public const string PlanNotFound = "plan_not_found";

    /// <summary>Tenants are on the plan.</summary>
    public const string PlanInUse = "plan_in_use";

    /// <summary>The settings define the plan, and it is changed there.</summary>
    public const string PlanInSettings = "plan_in_settings";

    /// <summary>The e-mail address or the password is wrong; which one is not told.</summary>
    public const string SignInFailed = "sign_in_failed";

    /// <summary>The password is right, and a code is needed besides.</summary>
    public const string SecondFactorRequired = "second_factor_required";
    public const string SecondFactorInvalid = "second_factor_invalid";
    public const string TooManyAttempts = "too_many_attempts";
    public const string PasswordRejected = "password_rejected";

    /// <summary>The token of an invitation or a password reset is unknown, used or expired; which of these is not told.</summary>
    public const string TokenInvalid = "token_invalid";

    /// <summary>A change that a cookie vouches for, without the token that says that our page meant it.</summary>
    public const string CsrfTokenInvalid = "csrf_token_invalid";
    public const string UserExists = "user_exists";
    public const string UserNotFound = "user_not_found";
    public const string InvitationNotFound = "invitation_not_found";
    public const string LastOwner = "last_owner";

    /// <summary>The bot does not hand over to people.</summary>
    public const string HandoverOff = "handover_off";

    /// <summary>Another agent has the conversation.</summary>
    public const string Taken = "taken";

    /// <summary>The agent does not have the conversation.</summary>
    public const string NotYours = "not_yours";

    /// <summary>The agent to whom a conversation was to be passed on is not at the desk.</summary>
    public const string AgentAway = "agent_away";
    public const string CannedReplyNotFound = "canned_reply_not_found";
    public const string ModelUnavailable = "model_unavailable";

    /// <summary>The platform or its database is away for a moment; the same request may be made again.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The tenant's data moves to another database; until it is there nothing can be written.</summary>
    public const string TenantMoving = "tenant_moving";
}
