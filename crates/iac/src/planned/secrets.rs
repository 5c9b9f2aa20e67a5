//! Attributes that hold secrets, whether or not anybody marks them.

/// Names that are secrets wherever they stand.
const NAMES: [&str; 42] = [
    "access_token",
    "admin_password",
    "administrator_login_password",
    "administrator_password",
    "api_key",
    "api_secret",
    "api_token",
    "apikey",
    "auth_token",
    "bearer_token",
    "cert_key",
    "certificate_private_key",
    "client_key",
    "client_secret",
    "connection_string",
    "db_password",
    "encryption_passphrase",
    "key_base64",
    "master_password",
    "master_user_password",
    "oauth_token",
    "passphrase",
    "passwd",
    "password",
    "password_wo",
    "pre_shared_key",
    "primary_access_key",
    "primary_connection_string",
    "private_key",
    "private_key_openssh",
    "private_key_pem",
    "private_key_pem_pkcs8",
    "root_password",
    "sas_token",
    "secondary_access_key",
    "secondary_connection_string",
    "secret",
    "secret_access_key",
    "secret_key",
    "secret_string",
    "shared_key",
    "token",
];

/// How the names of secrets end.
const ENDINGS: [&str; 9] = [
    "_password",
    "_passphrase",
    "_private_key",
    "_secret_key",
    "_client_secret",
    "_auth_token",
    "_access_token",
    "_api_key",
    "_preshared_key",
];

/// Names that are secrets in types that begin so.
const OF_TYPES: [(&str, &str); 12] = [
    ("aws_secretsmanager_secret_version", "secret_binary"),
    ("azurerm_key_vault_secret", "value"),
    ("github_actions_secret", "plaintext_value"),
    ("google_secret_manager_secret_version", "secret_data"),
    ("kubernetes_secret", "data"),
    ("kubernetes_secret", "binary_data"),
    ("local_sensitive_file", "content"),
    ("local_sensitive_file", "content_base64"),
    ("random_password", "result"),
    ("random_password", "bcrypt_hash"),
    ("vault_generic_secret", "data_json"),
    ("vault_kv_secret", "data_json"),
];

/// Whether everything below an attribute of this name is a secret in a resource of this type.
pub(crate) fn is_secret_of_type(type_name: &str, name: &str) -> bool {
    OF_TYPES.iter().any(|(start, known)| *known == name && type_name.starts_with(start))
}

/// Whether an attribute of a resource of this type holds a secret. `name` is the last name of its path.
pub(crate) fn is_secret(type_name: &str, name: &str) -> bool {
    let named = |name: &str| NAMES.binary_search(&name).is_ok() || ENDINGS.iter().any(|ending| name.ends_with(ending));
    let lower = name.bytes().any(|byte| byte.is_ascii_uppercase()).then(|| name.to_ascii_lowercase());
    named(lower.as_deref().unwrap_or(name)) || is_secret_of_type(type_name, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_searched() {
        assert!(NAMES.is_sorted());
    }

    #[test]
    fn a_secret_is_known_by_its_name_or_its_type() {
        let cases = [
            ("aws_db_instance", "password", true),
            ("aws_db_instance", "Password", true),
            ("aws_db_instance", "password_length", false),
            ("aws_db_instance", "manage_master_user_password", true),
            ("tls_private_key", "private_key_pem", true),
            ("tls_private_key", "public_key_pem", false),
            ("azurerm_key_vault_secret", "value", true),
            ("azurerm_app_configuration_key", "value", false),
            ("kubernetes_secret_v1", "data", true),
            ("aws_secretsmanager_secret", "name", false),
        ];
        for (type_name, name, expected) in cases {
            assert_eq!(is_secret(type_name, name), expected, "{type_name} {name}");
        }
    }
}
