using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>Puts questions to the platform, as the tenant whose turn it is.</summary>
internal static class Asking
{
    private static int _asked;

    /// <summary>As the tenant that must not see.</summary>
    public static Task<Answer> AskAsync(this World world, Question question) =>
        question.Entry.HubMethod is null
            ? RequestAsync(world.Platform, world.Own.AdminKey, world[Thing.Origin].Own, question)
            : question.Claim.Caller == Caller.Person ? CallAsPersonAsync(world, question) : CallAsync(world, question);

    /// <summary>As the tenant whose things they are.</summary>
    public static Task<Answer> AskAsOwnerAsync(this World world, Question question) =>
        RequestAsync(world.Platform, world.Foreign.AdminKey, world[Thing.Origin].Foreign, question);

    /// <summary>As a person of the tenant that must not see, each time from elsewhere: who names what is not there too often is blocked.</summary>
    public static Task<Answer> AskAsPersonAsync(this World world, Question question) => RequestAsync(
        world.Platform, world.PersonToken, world[Thing.Origin].Own,
        question with { Values = question.Values.SetItem($"@{ScriptedConnections.Header}", Elsewhere()) });

    /// <param name="undoing">"DELETE /path".</param>
    public static async Task UndoAsync(this World world, string undoing)
    {
        var (method, path) = undoing.Split(' ', 2) is [var first, var second] ? (first, second) : throw new ArgumentException(undoing, nameof(undoing));
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var response = await world.Own.Admin.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{undoing}: {(int)response.StatusCode}");
    }

    private static async Task<Answer> RequestAsync(WebPlatform platform, string token, string origin, Question question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(question.Entry.Methods[0]), question.Url);
        if (question.Body() is { } body)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in question.Headers)
        {
            request.Headers.Add(name, value);
        }

        if (question.Claim.Caller == Caller.Visitor && !request.Headers.Contains("Origin"))
        {
            request.Headers.Add("Origin", origin);
        }

        using var client = question.Claim.Caller == Caller.Visitor ? platform.Anonymous : platform.With(token);
        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static string Elsewhere() => new IPAddress(Interlocked.Increment(ref _asked)).ToString();

    private static async Task<Answer> CallAsPersonAsync(World world, Question question)
    {
        await using var person = await world.Platform.ConnectAsync(world.PersonToken, question.Entry.Pattern, Elsewhere());
        object?[] arguments = [.. question.Body()!.AsArray()];
        return await ToldAsync(async () => question.Entry.Streams
            ? (await person.ReadUntilAsync(question.Entry.HubMethod!, arguments, _ => true))[0]
            : await person.InvokeAsync(question.Entry.HubMethod!, arguments));
    }

    private static async Task<Answer> CallAsync(World world, Question question)
    {
        await using var visitor = await world.Platform.ConnectAsync(world.VisitorToken);
        var arguments = question.Body()!.AsArray();
        return await ToldAsync(async () =>
        {
            if (question.Entry.Streams)
            {
                var events = await visitor.WatchUntilAsync(arguments.SingleOrDefault(), HubClient.IsCompleted);
                return new JsonArray([.. events.Select(change => change.DeepClone())]);
            }

            var result = await visitor.InvokeAsync(question.Entry.HubMethod!, [.. arguments]);
            if (question.Claim.AsksModel)
            {
                var reply = result!["reply_id"]!.GetValue<string>();
                await visitor.WatchUntilAsync(null, change => HubClient.IsCompleted(change) && change["message_id"]!.GetValue<string>() == reply);
            }

            return result;
        });
    }

    private static async Task<Answer> ToldAsync(Func<Task<JsonNode?>> call)
    {
        try
        {
            return Of(200, (await call())?.ToJsonString() ?? "null");
        }
        catch (HubRefusalException refusal)
        {
            return Of(400, $"{refusal.Code}: {refusal.Message}");
        }

        static Answer Of(int status, string text) => new(status, $"{status}\n\n{text}");
    }
}
