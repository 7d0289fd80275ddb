namespace ChatPlatform.Playground;

/// <param name="Role">"system", "user" or "assistant".</param>
public sealed record PromptMessage(string Role, string Text);
