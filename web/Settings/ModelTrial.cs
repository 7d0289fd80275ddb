namespace ChatPlatform.Web.Settings;

/// <summary>How a trial call of a model went.</summary>
/// <param name="Error">Why it did not answer; left out when it did.</param>
/// <param name="Milliseconds">Until its whole answer.</param>
public sealed record ModelTrial(bool Ok, string? Reply = null, long? Milliseconds = null, string? Error = null)
{
    internal static async Task<ModelTrial> OfAsync(Func<Task<(string Reply, TimeSpan Took)>> ask)
    {
        try
        {
            var (reply, took) = await ask();
            return new ModelTrial(Ok: true, reply, (long)took.TotalMilliseconds);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.ModelUnavailable)
        {
            return new ModelTrial(Ok: false, Error: refusal.Message);
        }
    }
}
