using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace ChatPlatform.Web.Servers;

/// <summary>An answer that comes as server-sent events.</summary>
internal static class EventStream
{
    private const string MediaType = "text/event-stream";

    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <param name="told">A refusal as one more event.</param>
    public static IResult Of<T>(IAsyncEnumerable<T> events, Func<ChatException, T> told) =>
        TypedResults.ServerSentEvents(Told(events, told).Select(change => new SseItem<T>(change)));

    /// <summary>Once events have gone out, a refusal can only be one more of them, and the last.</summary>
    private static async IAsyncEnumerable<T> Told<T>(
        IAsyncEnumerable<T> events, Func<ChatException, T> told, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ChatException? refused = null;
            try
            {
                if (!await source.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (ChatException refusal)
            {
                refused = refusal;
            }

            if (refused is not null)
            {
                yield return told(refused);
                yield break;
            }

            yield return source.Current;
        }
    }
}
