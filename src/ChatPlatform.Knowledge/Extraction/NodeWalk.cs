using AngleSharp.Dom;

namespace ChatPlatform.Knowledge.Extraction;

internal static class NodeWalk
{
    /// <summary>
    /// Visits a node and all within it in the order of the text. It goes from node to node instead of calling
    /// itself, because a page may nest deeper than a stack.
    /// </summary>
    /// <param name="enter">Whether to go into the node.</param>
    /// <param name="leave">Called after its children, for every node gone into.</param>
    public static void Over(INode root, Predicate<INode> enter, Action<INode> leave)
    {
        var node = root;
        while (true)
        {
            if (enter(node))
            {
                if (node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                leave(node);
            }

            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                leave(node);
            }

            if (node == root)
            {
                return;
            }

            node = node.NextSibling!;
        }
    }
}
