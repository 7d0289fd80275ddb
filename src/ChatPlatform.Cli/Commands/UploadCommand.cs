using System.CommandLine;
using ChatPlatform.Cli.Output;
using ChatPlatform.Cli.Uploading;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat upload</c>: files that a tenant's bots are to know.</summary>
internal static class UploadCommand
{
    public static Command Build(Shell shell)
    {
        var paths = new Argument<string[]>("file") { Description = "Files, and folders with all in them but what is hidden; '-' reads the standard input.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string?>("--name") { Description = "What the standard input's file is called; its ending says what it is, such as prices.csv." };
        var command = shell.Command(
            "upload",
            "Adds files to the knowledge: text, Markdown, HTML, CSV, JSON, PDF and Word. The same name again replaces the document. Fails when a file is refused; needs the tenant's upload key.",
            async (call, cancellationToken) =>
            {
                var upload = new Upload(call.Api);
                var files = call.Get(name) is { } called ? [await StandardInputAsync(call, called, cancellationToken)] : UploadFiles.Find(call.Get(paths));
                try
                {
                    await UploadBar.FollowAsync(call.Progress, files, file => upload.SendAsync(file, cancellationToken));
                }
                finally
                {
                    call.Show(upload.Results, UploadView.Write);
                }

                return upload.AllIndexed ? ExitCode.Ok : ExitCode.Failed;
            },
            paths, name);
        command.Validators.Add(result =>
        {
            var isInput = result.GetValue(paths) is ["-"];
            if (isInput != (result.GetValue(name) is not null))
            {
                result.AddError("'-' and --name belong together.");
            }
        });
        return command;
    }

    private static async Task<UploadFile> StandardInputAsync(Call call, string name, CancellationToken cancellationToken)
    {
        if (call.ReadsKeyFromInput)
        {
            throw CliException.Usage("The standard input is the file, so the key must come another way: CHAT_KEY or a profile.");
        }

        using var content = new MemoryStream();
        await call.Around.OpenIn().CopyToAsync(content, cancellationToken);
        return UploadFile.Of(content.ToArray(), name);
    }
}
