using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Uploading;

/// <summary>Sends files one after the other, so that each has its own result whatever becomes of the others.</summary>
internal sealed class Upload(ApiClient api)
{
    private const string Path = "api/v1/upload";

    /// <summary>For a large file over a slow line.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);

    private readonly JsonArray _results = [];

    /// <summary>What became of each file so far, as the API tells it.</summary>
    public ApiReply Results => ApiReply.Of(new JsonObject { ["files"] = _results.DeepClone() });

    public bool AllIndexed => _results.All(result => (string?)result!["status"] == "indexed");

    /// <exception cref="CliException">The server takes no files, or cannot be reached; what it refuses of one file is that file's result.</exception>
    public async Task SendAsync(UploadFile file, CancellationToken cancellationToken)
    {
        // The same name again replaces the document: it may be repeated.
        var call = new ApiCall(HttpMethod.Post, Path) { IsRepeatable = true, Timeout = Timeout, Content = () => Form(file) };
        try
        {
            foreach (var result in (await api.SendAsync(call, cancellationToken)).Body.List("files"))
            {
                _results.Add(JsonSerializer.SerializeToNode(result));
            }
        }
        catch (ApiRefusal refusal) when (refusal.Status is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest)
        {
            _results.Add(new JsonObject { ["name"] = file.Name, ["status"] = "refused", ["reason"] = refusal.Message, ["bytes"] = file.Length });
        }
    }

    private static MultipartFormDataContent Form(UploadFile file)
    {
        var form = new MultipartFormDataContent();
        form.Add(new StreamContent(file.Open()), "file", file.Name);
        return form;
    }
}
