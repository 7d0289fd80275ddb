namespace ChatPlatform.Sources;

/// <summary>Says after each batch of pages that the counts have changed; they are stored by then.</summary>
internal sealed class SourceProgress(Action changed) : IProgress<PageCounts>
{
    public void Report(PageCounts value) => changed();
}
