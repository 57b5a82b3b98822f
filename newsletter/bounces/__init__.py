"""What mail servers and readers' providers say of mail that we sent."""
