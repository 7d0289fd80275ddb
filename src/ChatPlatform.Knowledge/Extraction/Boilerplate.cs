using System.Collections.Frozen;
using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// Tells what surrounds a page's content on every page of a site: by tag, by role, and, where an element's
/// name suggests it, by how much of its text is links.
/// </summary>
internal sealed class Boilerplate
{
    private static readonly FrozenSet<string> Tags = Names(
        """
        head script style noscript template svg iframe object embed canvas audio video map nav footer menu button select textarea
        input datalist progress meter dialog rp rt
        """);

    private static readonly FrozenSet<string> Roles = Names("navigation contentinfo search menu menubar dialog alertdialog toolbar tablist banner");

    private static readonly FrozenSet<string> LinkNames = Names(
        """
        nav navbar navigation navheader navfooter menu submenu mainmenu breadcrumb breadcrumbs sidebar toc contents tableofcontents
        pagination pager footer header masthead topbar related social share sharing tags skip language languages langs
        """);

    private static readonly FrozenSet<string> NoticeNames = Names(
        "cookie cookies consent gdpr cookiebanner newsletter subscribe popup modal ads advert advertisement promo");

    private readonly Dictionary<INode, Measured> _measured = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> _surroundings = new(ReferenceEqualityComparer.Instance);
    private readonly Extent _content;
    private int _linksAround;

    public Boilerplate(INode root)
    {
        NodeWalk.Over(root, Enter, Leave);
        var whole = _measured.GetValueOrDefault(root);
        _content = whole.All - whole.Dropped;
    }

    /// <summary>Whether a list that is all links is content, and not navigation.</summary>
    public bool KeepsLinkLists { get; set; }

    /// <summary>
    /// Whether the page is an index or a table of contents of a whole site: it holds every word of the site and
    /// answers nothing.
    /// </summary>
    public bool IsIndex => _content is { Links: >= 200, LinkShare: >= 0.4 };

    /// <summary>Whether the element and all within it is left out.</summary>
    public bool Covers(IElement element) => _surroundings.Contains(element) || (!KeepsLinkLists && IsLinkList(element));

    private bool IsLinkList(IElement element) =>
        element.LocalName is "ul" or "ol" or "dl" or "table" && _measured.GetValueOrDefault(element).All is var list
        && (IsIndex ? list.Links > 0 : list is { Links: >= 6, LinkShare: >= 0.6 });

    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            if (text.Parent is not IElement { LocalName: "script" or "style" })
            {
                var length = VisibleLength(text.Data);
                Add(text.Parent, new Measured(new Extent(length, _linksAround > 0 ? length : 0, 0), default, false));
            }

            return false;
        }

        _linksAround += IsLink(node) ? 1 : 0;
        return true;
    }

    /// <summary>All within the element has been measured: judge it, and let its parent have the figures.</summary>
    private void Leave(INode node)
    {
        var isLink = IsLink(node);
        _linksAround -= isLink ? 1 : 0;
        var measured = _measured.GetValueOrDefault(node);
        if (isLink)
        {
            measured = measured with { All = measured.All + new Extent(0, 0, 1) };
        }

        if (node is IElement element)
        {
            measured = measured with { HasTitle = measured.HasTitle || element.LocalName == "h1" };
            if (IsSurrounding(element, measured))
            {
                _surroundings.Add(element);
                measured = measured with { Dropped = measured.All };
            }
        }

        Add(node.Parent, measured);
    }

    private void Add(INode? parent, Measured measured)
    {
        if (parent is not null)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_measured, parent, out _);
            sum = new Measured(sum.All + measured.All, sum.Dropped + measured.Dropped, sum.HasTitle || measured.HasTitle);
        }
    }

    private static bool IsSurrounding(IElement element, Measured measured)
    {
        var tag = element.LocalName;
        if (Tags.Contains(tag) || element.HasAttribute("data-nosnippet") || element.GetAttribute("aria-hidden") == "true" || IsHidden(element))
        {
            return true;
        }

        if (tag == "header" || (element.GetAttribute("role") is { } role && Roles.Contains(role)))
        {
            // An article's own header holds its title; a site's holds links.
            return !measured.HasTitle || measured.All.LinkShare > 0.5;
        }

        return (tag == "aside" && measured.All.LinkShare > 0.3) || (!measured.HasTitle && NamesSuggest(element, measured.All));
    }

    /// <summary>The panels of tabs are hidden until their tab is chosen, and are content like the first.</summary>
    private static bool IsHidden(IElement element) =>
        element.GetAttribute("hidden") is { } hidden && hidden != "until-found" && element.GetAttribute("role") != "tabpanel";

    private static bool NamesSuggest(IElement element, Extent extent)
    {
        if (element is { Id: null, ClassName: null } or { LocalName: "body" or "main" or "article" or "html" })
        {
            return false;
        }

        foreach (var name in $"{element.Id} {element.ClassName}".Split([' ', '-', '_', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if ((LinkNames.Contains(name) && extent.LinkShare > 0.5) || (NoticeNames.Contains(name) && extent.Text < 1500))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLink(INode node) => node is IElement { LocalName: "a" } element && element.HasAttribute("href");

    private static int VisibleLength(string text)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsWhiteSpace(character) ? 0 : 1;
        }

        return length;
    }

    private static FrozenSet<string> Names(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="Dropped">What of it surrounds the content.</param>
    /// <param name="HasTitle">Whether a heading of the first level is within.</param>
    private readonly record struct Measured(Extent All, Extent Dropped, bool HasTitle);
}
