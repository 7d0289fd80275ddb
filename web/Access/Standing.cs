namespace ChatPlatform.Web.Access;

/// <summary>What an authority answers when it is asked whether it still stands.</summary>
/// <param name="Refusal">Why it does not, for whoever has the stream open; null while it does.</param>
/// <param name="EndsAt">When it will end by itself; null when it will not.</param>
internal readonly record struct Standing(ChatException? Refusal = null, DateTimeOffset? EndsAt = null);
