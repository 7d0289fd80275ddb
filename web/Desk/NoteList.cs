using System.Collections.Immutable;
using ChatPlatform.Desk;

namespace ChatPlatform.Web.Desk;

public sealed record NoteList(ImmutableArray<Note> Items);
