using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat model</c>: models that a tenant brings.</summary>
internal static class ModelCommands
{
    private const string Path = "api/v1/models";

    public static Command Build(Shell shell) => Shell.Group(
        "model",
        "Models of the tenant's own, for its bots to name; needs the tenant's admin key.",
        List(shell), Set(shell), Test(shell), Delete(shell));

    private static Argument<string> Id() => new("id") { Description = "The model, as bots name it." };

    private static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Command List(Shell shell) => shell.Command(
        "list",
        "Models; never their keys.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync(Path, cancellationToken), ModelView.WriteList));

    private static Command Set(Shell shell)
    {
        var id = Id();
        var provider = new Option<string?>("--provider") { Description = "openai, for every server that speaks its protocol, or anthropic." }.AcceptOnlyFromAmong("openai", "anthropic");
        var model = new Option<string?>("--model") { Description = "As the provider calls it." };
        var baseUrl = new Option<string?>("--base-url") { Description = "The provider's address, for OpenAI's kind up to and including /v1. Left out: the provider's own.", HelpName = "url" };
        var keyVariable = new Option<string?>("--api-key-env") { Description = "The environment variable that holds the provider's key.", HelpName = "name" };
        var keyInput = new Option<bool>("--api-key-stdin") { Description = "A line of the standard input is the provider's key." };
        var inputPrice = new Option<decimal?>("--input-price") { Description = "What a million tokens of a prompt cost, in the platform's currency. 0, as both prices are at first: not counted.", HelpName = "price" };
        var outputPrice = new Option<decimal?>("--output-price") { Description = "What a million tokens of a reply cost.", HelpName = "price" };
        var command = shell.Command(
            "set",
            "Adds a model, or changes what is named of one that is there; a key that is not named stays.",
            async (call, cancellationToken) =>
            {
                // Made before the standard input is read here: its key may be the first line of it.
                var api = call.Api;
                var body = new JsonObject
                {
                    ["provider"] = call.Get(provider),
                    ["model"] = call.Get(model),
                    ["base_url"] = call.Get(baseUrl),
                    ["input_price"] = call.Get(inputPrice),
                    ["output_price"] = call.Get(outputPrice),
                };
                if (call.Get(keyVariable) is { } variable)
                {
                    body["api_key"] = call.Around.Required(variable);
                }
                else if (call.Get(keyInput))
                {
                    body["api_key"] = await call.Around.ReadLineAsync("key", cancellationToken);
                }

                return call.Show(await SetAsync(api, call.Get(id), body, cancellationToken), ModelView.Write);
            },
            id, provider, model, baseUrl, keyVariable, keyInput, inputPrice, outputPrice);
        command.Validators.Add(result =>
        {
            if (result.GetValue(keyInput) && result.GetValue(keyVariable) is not null)
            {
                result.AddError("Name one of --api-key-env and --api-key-stdin.");
            }
        });
        return command;
    }

    private static async Task<ApiReply> SetAsync(ApiClient api, string id, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            return await api.SendAsync(ApiCall.Put(PathOf(id), body), cancellationToken);
        }
        catch (ApiRefusal refusal) when (refusal.Code == "model_not_found")
        {
            body["id"] = id;
            return await api.SendAsync(ApiCall.Post(Path, body), cancellationToken);
        }
    }

    private static Command Test(Shell shell)
    {
        var id = Id();
        return shell.Command(
            "test",
            "Asks a model for a word; fails when it does not answer.",
            async (call, cancellationToken) =>
            {
                var trial = await call.Api.SendAsync(ApiCall.RepeatablePost($"{PathOf(call.Get(id))}/test"), cancellationToken);
                call.Show(trial, ModelView.WriteTrial);
                return trial.Body.Find("ok") is { ValueKind: JsonValueKind.True } ? ExitCode.Ok : ExitCode.Failed;
            },
            id);
    }

    private static Command Delete(Shell shell)
    {
        var id = Id();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a model that no bot names, and its key.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call.Get(id));
                await Confirmation.RequireAsync(call, yes, $"Delete model '{call.Get(id)}' and its key", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"Model '{call.Get(id)}' is deleted.");
            },
            id, yes);
    }
}
