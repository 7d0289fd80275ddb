using ChatPlatform.Models.Answering;
using CsCheck;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Tests;

public sealed class ModelPriceTests
{
    [Theory]
    [InlineData(0, 0, 1_000_000, 1_000_000, 0)]
    [InlineData(2.5, 10, 1_000_000, 0, 2.5)]
    [InlineData(2.5, 10, 1_000, 200, 0.0045)]
    [InlineData(0.15, 0.6, 1, 0, 0.000001)]
    public void A_cost_is_what_the_tokens_come_to_rounded_up_to_a_millionth(double input, double output, long inputTokens, long outputTokens, double cost) =>
        Assert.Equal((decimal)cost, new ModelPrice((decimal)input, (decimal)output).Of(inputTokens, outputTokens));

    [Fact]
    public void The_built_in_model_and_one_without_a_price_cost_nothing()
    {
        var prices = new ModelPrices("USD", ModelNames.OpenAI, new Dictionary<string, ModelPrice> { [ModelNames.OpenAI] = new(1, 2) });

        Assert.True(prices.Of(ModelNames.Extractive).IsFree);
        Assert.True(prices.Of(ModelNames.Anthropic).IsFree);
        Assert.Equal(new ModelPrice(1, 2), prices.Of(null));
        Assert.Equal(new ModelPrice(1, 2), prices.Of("OpenAI"));
    }

    [Fact]
    public void What_a_reply_may_cost_is_never_less_than_its_prompt_and_the_longest_reply_are_counted_at() =>
        Gen.String.Array[0, 12].Sample(texts =>
        {
            var messages = texts.Select(text => new ModelMessage(ChatRole.User, text)).ToList();
            var counted = new UsageCount(messages).Total("p", "m", ModelPrice.Free).InputTokens;

            Assert.True(PromptTokens.AtMost(messages) >= counted, $"{PromptTokens.AtMost(messages)} is less than {counted}.");
        });

    [Theory]
    [InlineData("退货政策是什么？", 8)]
    [InlineData("Можно ли вернуть чайник?", 9)]
    [InlineData("Can I return the kettle?", 6)]
    public void Other_scripts_have_more_tokens_and_are_set_aside_for(string text, int tokens) =>
        Assert.InRange(PromptTokens.AtMost([new ModelMessage(ChatRole.User, text)]), tokens + 8, tokens * 3 + 9);
}
