using ChatPlatform.Sessions;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Answering;

/// <summary>Tokens of one call: the provider's last word, or an estimate at four characters a token.</summary>
internal sealed class UsageCount(IEnumerable<ModelMessage> messages)
{
    private const int CharactersPerToken = 4;

    private readonly long _asked = messages.Sum(message => (long)message.Text.Length);
    private long _written;
    private long? _input;
    private long? _output;

    public void Read(ChatResponseUpdate update)
    {
        _written += update.Text.Length;
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            // Some servers report zeros until the end, some one count in one event and the other in another.
            _input = Known(usage.Details.InputTokenCount) ?? _input;
            _output = Known(usage.Details.OutputTokenCount) ?? _output;
        }
    }

    public TurnUsage Total(string provider, string model, ModelPrice price)
    {
        var (input, output) = (_input ?? Estimate(_asked), _output ?? Estimate(_written));
        return new TurnUsage(Clamp(input), Clamp(output), provider, model, price.Of(input, output));
    }

    private static long? Known(long? count) => count > 0 ? count : null;

    private static long Estimate(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private static int Clamp(long count) => (int)Math.Min(count, int.MaxValue);
}
