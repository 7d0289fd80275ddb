namespace Orleans.Configuration;

/// <summary>What holds for calls, whether a grain or the host makes them.</summary>
public class SiloMessagingOptions : MessagingOptions;
