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
    private static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
        "nav", "footer", "menu", "button", "select", "textarea", "input", "datalist", "progress", "meter", "dialog", "rp", "rt");

    private static readonly FrozenSet<string> Roles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "navigation", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist", "banner");

    private static readonly FrozenSet<string> LinkNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "nav", "navbar", "navigation", "navheader", "navfooter", "menu", "submenu", "mainmenu", "breadcrumb", "breadcrumbs", "sidebar",
        "toc", "contents", "tableofcontents", "pagination", "pager", "footer", "header", "masthead", "topbar", "related", "social",
        "share", "sharing", "tags", "skip", "language", "languages", "langs");

    private static readonly FrozenSet<string> NoticeNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "cookie", "cookies", "consent", "gdpr", "cookiebanner", "newsletter", "subscribe", "popup", "modal", "ads", "advert",
        "advertisement", "promo");

    private readonly Dictionary<INode, Extent> _extents = new(ReferenceEqualityComparer.Instance);
    private readonly Extent _whole;

    public Boilerplate(INode root)
    {
        Measure(root);
        _whole = _extents.GetValueOrDefault(root);
    }

    /// <summary>Whether a list that is all links is content, and not navigation.</summary>
    public bool KeepsLinkLists { get; set; }

    /// <summary>
    /// Whether what was measured is an index or a table of contents of a whole site: it holds every word of
    /// the site and answers nothing.
    /// </summary>
    public bool IsIndex => _whole is { Links: >= 200, LinkShare: >= 0.4 };

    /// <summary>Whether the element and all within it is left out.</summary>
    public bool Covers(IElement element)
    {
        var tag = element.LocalName;
        if (Tags.Contains(tag) || element.HasAttribute("data-nosnippet") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }

        if (element.HasAttribute("hidden") && element.GetAttribute("role") != "tabpanel" && element.GetAttribute("hidden") != "until-found")
        {
            return true;
        }

        var extent = _extents.GetValueOrDefault(element);
        if (tag == "header" || element.GetAttribute("role") is { } role && Roles.Contains(role))
        {
            // An article's own header holds its title; a site's holds links.
            return !extent.HasTitle || extent.LinkShare > 0.5;
        }

        if (tag == "aside" && extent.LinkShare > 0.3)
        {
            return true;
        }

        if (!KeepsLinkLists && tag is "ul" or "ol" or "dl" or "table" && extent.Links >= 6 && extent.LinkShare >= (IsIndex ? 0.3 : 0.6))
        {
            return true;
        }

        return !extent.HasTitle && NamesSuggest(element, extent);
    }

    private static bool NamesSuggest(IElement element, Extent extent)
    {
        if (element.LocalName is "body" or "main" or "article" or "html")
        {
            return false;
        }

        var names = $"{element.Id} {element.ClassName}";
        if (names.Length == 1)
        {
            return false;
        }

        foreach (var name in names.Split([' ', '-', '_', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if ((LinkNames.Contains(name) && extent.LinkShare > 0.5) || (NoticeNames.Contains(name) && extent.Text < 1500))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts for each element the text and the links in it, without recursion: pages nest as deep as they like.</summary>
    private void Measure(INode root)
    {
        var inLink = 0;
        for (var node = root; node is not null;)
        {
            if (node is IElement element)
            {
                inLink += element.LocalName == "a" && element.HasAttribute("href") ? 1 : 0;
            }
            else if (node is IText text)
            {
                var length = VisibleLength(text.Data);
                Add(text.Parent, length, inLink > 0 ? length : 0, 0, false);
            }

            if (node.FirstChild is { } child && !(node is IElement { LocalName: "script" or "style" }))
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                Leave(node);
                node = node.Parent;
            }

            if (node is null || node == root)
            {
                return;
            }

            Leave(node);
            node = node.NextSibling;
        }

        void Leave(INode left)
        {
            if (left is not IElement element)
            {
                return;
            }

            var isLink = element.LocalName == "a" && element.HasAttribute("href");
            inLink -= isLink ? 1 : 0;
            var extent = _extents.GetValueOrDefault(left);
            Add(left.Parent, extent.Text, extent.LinkText, extent.Links + (isLink ? 1 : 0), extent.HasTitle || element.LocalName == "h1");
        }
    }

    private void Add(INode? node, int text, int linkText, int links, bool hasTitle)
    {
        if (node is not null)
        {
            ref var extent = ref CollectionsMarshal.GetValueRefOrAddDefault(_extents, node, out _);
            extent = new Extent(extent.Text + text, extent.LinkText + linkText, extent.Links + links, extent.HasTitle || hasTitle);
        }
    }

    private static int VisibleLength(string text)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsWhiteSpace(character) ? 0 : 1;
        }

        return length;
    }

    private readonly record struct Extent(int Text, int LinkText, int Links, bool HasTitle)
    {
        public double LinkShare => Text == 0 ? 0 : (double)LinkText / Text;
    }
}
