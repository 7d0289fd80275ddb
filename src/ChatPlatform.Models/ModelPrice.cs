using System.Globalization;
using ChatPlatform.Models.Answering;

namespace ChatPlatform.Models;

/// <summary>What a provider asks for its model.</summary>
/// <param name="Input">For a million tokens of the prompt, in <see cref="ModelPrices.Currency"/>.</param>
/// <param name="Output">For a million tokens of the reply.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000;
    private const decimal MostForAMillion = 1_000_000;

    public static ModelPrice Free { get; } = new(0, 0);

    public bool IsFree => this == Free;

    /// <summary>What <see cref="IsValid"/> asks for, in words.</summary>
    public static string Rule => string.Create(CultureInfo.InvariantCulture, $"0 to {MostForAMillion}, for a million tokens, with six decimals at most");

    /// <summary>Whether a million tokens may cost that.</summary>
    public static bool IsValid(decimal price) => price is >= 0 and <= MostForAMillion && decimal.Round(price, 6) == price;

    /// <summary>Rounded up to a millionth of the currency, the finest that is kept.</summary>
    public decimal Of(long inputTokens, long outputTokens) =>
        Math.Ceiling((Input * inputTokens) + (Output * outputTokens)) / Million;

    /// <summary>What a reply to the prompt can cost at most.</summary>
    public decimal AtMost(GroundedPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Of(PromptTokens.AtMost(prompt.Messages), prompt.Options.MaxOutputTokens ?? GroundedPrompt.MaxReplyTokens);
    }
}
