using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>The step that a long piece of work is at: one line redrawn on a terminal, elsewhere a line a step.</summary>
internal static class StepLine
{
    public static Task FollowAsync(IAnsiConsole console, Func<Action<string>, Task> work) =>
        console.IsLive()
            ? console.Status().Spinner(Spinner.Known.Dots).StartAsync("…", context => work(step => context.Status = Markup.Escape(PlainText.Line(step))))
            : work(step => console.WriteText(PlainText.Line(step)));
}
