namespace ChatPlatform.Web.Settings;

/// <summary>Three ways to prove a host; one is enough.</summary>
/// <param name="File">The address of a text file,</param>
/// <param name="FileLine">one of whose lines is this;</param>
/// <param name="Meta">or this in the head of the start page;</param>
/// <param name="TxtName">or a DNS TXT record of this name</param>
/// <param name="TxtValue">and this text.</param>
public sealed record OriginProof(string File, string FileLine, string Meta, string TxtName, string TxtValue);
