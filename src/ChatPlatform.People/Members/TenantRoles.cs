using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Members;

internal static class TenantRoles
{
    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static TenantRole Checked(TenantRole? role) =>
        role ?? throw new ChatException(ErrorCodes.InvalidRequest, "role must be owner, editor or agent.");
}
