using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Storage.Auditing;

namespace ChatPlatform.Storage.Tests.Auditing;

public sealed class AuditMaskTests
{
    private const string Secret = "s3cr3t-value";

    private static readonly AuditMask Mask = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

    [Theory]
    [InlineData("key")]
    [InlineData("api_key")]
    [InlineData("ApiKey")]
    [InlineData("apikey")]
    [InlineData("keys")]
    [InlineData("APIKey")]
    [InlineData("client_secret")]
    [InlineData("accessToken")]
    [InlineData("tokens")]
    [InlineData("newPassword")]
    [InlineData("passphrase")]
    [InlineData("connection_string")]
    [InlineData("ConnectionStrings")]
    [InlineData("connection")]
    [InlineData("credentials")]
    [InlineData("private_key_pem")]
    [InlineData("Authorization")]
    [InlineData("set_cookie")]
    [InlineData("totp")]
    [InlineData("recovery_codes")]
    public void What_is_called_like_a_secret_shows_only_that_it_is_set(string name)
    {
        foreach (var value in (JsonNode?[])[Secret, new JsonArray(Secret), new JsonObject { ["inner"] = Secret }, 123456])
        {
            var masked = Mask.StateOf(new JsonObject { ["outer"] = new JsonArray(new JsonObject { [name] = value is { Parent: null } ? value : value?.DeepClone() }) })!;
            if (name.EndsWith('s') && value!.GetValueKind() == JsonValueKind.Number)
            {
                continue;
            }

            Assert.Equal("***", masked["outer"]![0]![name]!.GetValue<string>());
        }

        Assert.Null(Mask.StateOf(new JsonObject { [name] = null })![name]);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("keywords")]
    [InlineData("monkey")]
    [InlineData("key_id")]
    [InlineData("key_prefix")]
    [InlineData("token_expires_at")]
    [InlineData("suggestions")]
    [InlineData("spinner")]
    public void What_is_called_otherwise_is_shown(string name) =>
        Assert.Equal("shown", Mask.StateOf(new JsonObject { [name] = "shown" })![name]!.GetValue<string>());

    [Fact]
    public void A_count_of_tokens_is_no_secret() => Assert.Equal(7, Mask.StateOf(new JsonObject { ["input_tokens"] = 7 })!["input_tokens"]!.GetValue<int>());

    [Fact]
    public void A_member_that_is_marked_is_masked_whatever_it_is_called()
    {
        var masked = Mask.StateOf(new Marked(Secret, [1, 2], null, "name"))!;

        Assert.Equal(("***", "***", null, "name"), (masked["plain"]!.GetValue<string>(), masked["bytes"]!.GetValue<string>(), masked["none"], masked["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("Use cp_admin_Abc123-_xyz to ask.", "Use *** to ask.")]
    [InlineData("Bearer abc.def", "Bearer ***")]
    [InlineData("Host=db;Password=hunter2;Database=chat", "Host=db;Password=***;Database=chat")]
    [InlineData("https://ann:hunter2@example.com/x", "https://***@example.com/x")]
    [InlineData("sk-ant-REDACTED", "***")]
    [InlineData("https://example.com/a@b?x=1", "https://example.com/a@b?x=1")]
    [InlineData("Ask for the monkey-token shop.", "Ask for the monkey-token shop.")]
    public void A_secret_in_a_text_is_recognized_by_its_form(string text, string shown) =>
        Assert.Equal(shown, Mask.StateOf(new JsonObject { ["text"] = text })!["text"]!.GetValue<string>());

    [Fact]
    public void Long_texts_and_lists_are_cut()
    {
        var masked = Mask.StateOf(new JsonObject { ["text"] = new string('a', 2_000), ["list"] = new JsonArray([.. Enumerable.Range(0, 300).Select(i => (JsonNode)i)]) })!;

        Assert.EndsWith("... (2000 characters)", masked["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("... 200 more", masked["list"]!.AsArray()[^1]!.GetValue<string>());
    }

    [Fact]
    public void A_change_holds_what_differs()
    {
        var (before, after) = AuditChange.Between(
            new JsonObject { ["name"] = "Old", ["limits"] = new JsonObject { ["a"] = 1 }, ["gone"] = 1 },
            new JsonObject { ["name"] = "New", ["limits"] = new JsonObject { ["a"] = 1 }, ["come"] = 2 });

        Assert.Equal(("""{"name":"Old","gone":1}""", """{"name":"New","come":2}"""), (before, after));
        Assert.Equal((null, null), AuditChange.Between(null, null));
        Assert.Equal(((string?)null, """{"name":"New"}"""), AuditChange.Between(null, new JsonObject { ["name"] = "New" }));
    }

    private sealed record Marked([property: Secret] string Plain, [property: Secret] byte[] Bytes, [property: Secret] string? None, string Name);
}
