namespace ChatPlatform.Load.Runs;

internal enum LoadPhase
{
    Preparing,
    Asking,
    Checking,
    Over,
}
