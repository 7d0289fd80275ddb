namespace ChatPlatform.Desk;

/// <summary>That somebody is writing. Whoever does says so again and again; a sign that is not renewed goes out.</summary>
/// <param name="changed">Told when it has come on or gone out.</param>
internal sealed class TypingSign(TimeProvider time, Action<bool> changed)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(6);

    private int _renewals;

    public bool IsOn { get; private set; }

    public void Set(bool typing)
    {
        _renewals++;
        if (typing)
        {
            _ = GoOut(_renewals);
        }

        Show(typing);
    }

    private async Task GoOut(int renewal)
    {
        await Task.Delay(Lasting, time);
        if (renewal == _renewals)
        {
            Show(false);
        }
    }

    private void Show(bool typing)
    {
        if (IsOn != typing)
        {
            IsOn = typing;
            changed(typing);
        }
    }
}
