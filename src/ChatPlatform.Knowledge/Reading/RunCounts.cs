using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>Counts a run's pages as they are done. For one thread.</summary>
internal sealed class RunCounts
{
    private readonly Dictionary<PageState, int> _states = [];
    private int _fetched;

    public void Add(PageState state, int? httpStatus)
    {
        _states[state] = _states.GetValueOrDefault(state) + 1;
        _fetched += httpStatus is null ? 0 : 1;
    }

    /// <summary>Takes back a page that is read a second time.</summary>
    public void Remove(RunPage page)
    {
        _states[page.State] = _states.GetValueOrDefault(page.State) - 1;
        _fetched -= page.HttpStatus is null ? 0 : 1;
    }

    public PageCounts ToPageCounts(int found) => new(
        found,
        _fetched,
        _states.GetValueOrDefault(PageState.Indexed),
        _states.GetValueOrDefault(PageState.Unchanged),
        _states.GetValueOrDefault(PageState.Skipped),
        _states.GetValueOrDefault(PageState.Failed));
}
