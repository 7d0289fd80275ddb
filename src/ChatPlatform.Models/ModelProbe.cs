using Microsoft.Extensions.AI;

namespace ChatPlatform.Models;

/// <summary>Whether a model answers: it is asked something that costs next to nothing.</summary>
public static class ModelProbe
{
    private const string Question = "Answer with one word: ready?";

    /// <summary>Enough for a word, also by a model that thinks first.</summary>
    private const int AskedTokens = 64;

    private const int MostShown = 200;

    /// <returns>What it said, 200 characters at most, and after how long.</returns>
    /// <exception cref="ChatException"><c>model_unavailable</c>.</exception>
    public static async Task<(string Reply, TimeSpan Took)> AskAsync(IChatClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var response = await client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = AskedTokens }, cancellationToken).ConfigureAwait(false);
        return (response.Text.Length > MostShown ? response.Text[..MostShown] : response.Text, time.GetElapsedTime(began));
    }
}
