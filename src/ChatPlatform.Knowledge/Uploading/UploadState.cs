namespace ChatPlatform.Knowledge.Uploading;

public enum UploadState
{
    Indexed,
    Refused,
}
