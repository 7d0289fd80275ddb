namespace ChatPlatform.Knowledge.Extraction;

/// <summary>How much an element holds.</summary>
/// <param name="Text">Characters that are no white space.</param>
/// <param name="LinkText">Those of them within links.</param>
internal readonly record struct Extent(int Text, int LinkText, int Links)
{
    /// <summary>0 to 1.</summary>
    public double LinkShare => Text == 0 ? 0 : (double)LinkText / Text;

    public static Extent operator +(Extent a, Extent b) => new(a.Text + b.Text, a.LinkText + b.LinkText, a.Links + b.Links);

    public static Extent operator -(Extent a, Extent b) => new(a.Text - b.Text, a.LinkText - b.LinkText, a.Links - b.Links);
}
