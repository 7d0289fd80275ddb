using System.Collections.Immutable;

namespace ChatPlatform.Web.Settings;

/// <param name="Items">All of them; the first is the default.</param>
public sealed record BotList(ImmutableArray<BotView> Items);
