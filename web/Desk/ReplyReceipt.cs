namespace ChatPlatform.Web.Desk;

/// <param name="MessageId">Of the stored message.</param>
public sealed record ReplyReceipt(string MessageId);
